using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Messages;

/// <summary>Keeps what a person has begun to write, on the server, so that another device and a lost page have it too.</summary>
public sealed class DraftStore(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>The most texts a page may say that it knows of.</summary>
    private const int MostKnown = 20;

    /// <summary>Keeps the text as it was typed, with the blank or line break it ends with; an empty one removes the draft.</summary>
    /// <param name="was">
    /// What the text takes the place of: a draft that is none of these, outer blanks aside, was written elsewhere since, and stays.
    /// Null replaces any.
    /// </param>
    /// <returns>The draft from elsewhere that stays; null where the text is kept.</returns>
    /// <exception cref="RefusedException">Not visible, no longer signed in, or longer than a message may be.</exception>
    public Task<string?> SaveAsync(
        Actor actor, Guid conversationId, string? body, IReadOnlyList<string>? was = null, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            var text = Accept(body, "body");
            if (was?.Count > MostKnown) throw new RefusedException(Refusal.Invalid("was", $"was must be at most {MostKnown} texts"));
            var known = was?.Select(known => Accept(known, "was")).SelectMany(known => new[] { known, known.Trim() }).Append(text).Distinct().ToList();
            scope.RequireLive(actor);
            if (!await scope.Db.Conversations.VisibleTo(actor).AnyAsync(c => c.Id == conversationId, cancellationToken))
                throw new RefusedException(Refusal.NotFound("Conversation"));
            var drafts = Of(scope.Db, actor, conversationId);
            if (text.Length == 0) await drafts.Where(d => known == null || known.Contains(d.Body)).ExecuteDeleteAsync(cancellationToken);
            else if (Put(scope, actor, conversationId, text, known) > 0) return null;
            return await drafts.Select(d => d.Body).SingleOrDefaultAsync(cancellationToken);
        }, cancellationToken);

    /// <summary>What the person has begun to write here; empty for nothing.</summary>
    public async Task<string> FindAsync(Actor actor, Guid conversationId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Of(db, actor, conversationId).Select(d => d.Body).SingleOrDefaultAsync(cancellationToken) ?? "";
    }

    /// <returns>1 where it is kept; 0 where the draft is none of the known ones.</returns>
    private int Put(WriteScope scope, Actor actor, Guid conversationId, string text, List<string>? known)
    {
        var places = string.Join(", ", Enumerable.Range(4, known?.Count ?? 0).Select(i => $"@p{i}"));
        var sql = """
            INSERT INTO "Drafts" ("ConversationId", "PersonId", "Body", "UpdatedAt") VALUES (@p0, @p1, @p2, @p3)
            ON CONFLICT ("ConversationId", "PersonId") DO UPDATE SET "Body" = @p2, "UpdatedAt" = @p3
            """ + (known is null ? "" : $""" WHERE "Drafts"."Body" IN ({places})""");
        return scope.Execute(sql, [conversationId, actor.Id, text, clock.GetUtcNow().ToUnixTimeMilliseconds(), .. known ?? []]);
    }

    private static IQueryable<Draft> Of(CareChatDb db, Actor actor, Guid conversationId) =>
        db.Drafts.Where(d => d.ConversationId == conversationId && d.PersonId == actor.Id);

    private static string Accept(string? text, string field) => TextRules.AcceptUnfinished(text, field, MessageStore.LongestBody);
}
