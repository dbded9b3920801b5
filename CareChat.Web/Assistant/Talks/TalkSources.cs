using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Talks;

/// <summary>An article that stands behind an answer, whole.</summary>
/// <param name="Url">Where it can be read at its publisher's; null for articles of the clinic.</param>
public sealed record TalkSource(string Title, string Source, Uri? Url, string Language, string Question, string Answer);

/// <summary>Opens the articles answers are taken from, for the patients of their instance.</summary>
public sealed class TalkSources(IDbContextFactory<CareChatDb> databases)
{
    /// <summary>The article; null where it is not there, hidden, or another clinic's.</summary>
    public async Task<TalkSource?> FindAsync(Actor actor, Guid articleId, CancellationToken cancellationToken = default)
    {
        if (actor.Account is null) return null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.KnowledgeArticles.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == articleId && a.InstanceId == actor.InstanceId && !a.IsHidden, cancellationToken);
        if (found is null) return null;
        var title = found.Title.Length > 0 ? found.Title : found.Question;
        return new TalkSource(title, found.Source, Address(found.Url), found.Language, found.Question == title ? "" : found.Question, found.Answer);
    }

    /// <summary>The address, where it is one a browser may open.</summary>
    private static Uri? Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 ? address : null;
}
