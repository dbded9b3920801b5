using CareChat.Web.Accounts;
using CareChat.Web.Assistant.Drafts;
using CareChat.Web.Assistant.Models;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Assistant.Admin;

/// <summary>How often something was so.</summary>
public sealed record NamedCount(string Name, int Count);

/// <summary>How the assistant does in an instance.</summary>
public sealed record OverviewPage
{
    /// <summary>Since when is counted.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>False where administrators have switched it off.</summary>
    public required bool IsOn { get; init; }

    /// <summary>The configured model's name; null where the embedded assistant answers.</summary>
    public string? Model { get; init; }

    /// <summary>Answers by who made them (<c>embedded</c>, <c>model</c>, <c>safety</c>).</summary>
    public required IReadOnlyList<NamedCount> Makers { get; init; }

    /// <summary>Why the configured model did not answer; answers and drafts together.</summary>
    public required IReadOnlyList<NamedCount> Fallbacks { get; init; }

    public required DraftCounts Drafts { get; init; }
}

/// <summary>Reads how the assistant does, for administrators.</summary>
public sealed class AssistantOverview(
    IDbContextFactory<CareChatDb> databases, AssistantSwitch switches, ReplyDraftStore drafts, IOptions<ModelOptions> model, TimeProvider clock)
{
    /// <summary>How long back is counted.</summary>
    public const int Days = 30;

    /// <summary>The counts of the last days of the actor's instance; zeros for others than administrators.</summary>
    public async Task<OverviewPage> ReadAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        var since = clock.GetUtcNow().AddDays(-Days);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        var replies = from r in db.AssistantReplies
                      join c in db.Conversations on r.ConversationId equals c.Id
                      where actor.IsAdministrator() && c.InstanceId == actor.InstanceId && r.At >= since
                      select r;
        var made = db.ReplyDrafts.Where(d => actor.IsAdministrator() && d.InstanceId == actor.InstanceId && d.CreatedAt >= since);
        return new OverviewPage
        {
            Since = since,
            IsOn = await switches.IsOnAsync(actor.InstanceId, null, cancellationToken),
            Model = model.Value.UsesModel ? model.Value.Model : null,
            Makers = await CountAsync(replies.Select(r => r.Maker), cancellationToken),
            Fallbacks = await CountAsync(replies.Where(r => r.Fallback != null).Select(r => r.Fallback!)
                .Concat(made.Where(d => d.Fallback != null).Select(d => d.Fallback!)), cancellationToken),
            Drafts = await drafts.CountAsync(actor, since, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<NamedCount>> CountAsync(IQueryable<string> names, CancellationToken cancellationToken) =>
        (await names.GroupBy(n => n).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken))
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new NamedCount(g.Key, g.Count)).ToList();
}
