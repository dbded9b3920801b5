using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Messages;

/// <summary>Reads what stands behind the messages of a stretch, for readers who have opened the conversation.</summary>
internal static class ReplyReader
{
    /// <summary>Adds what is not known yet; null for a message with nothing behind it.</summary>
    public static async Task AddRepliesAsync(
        this CareChatDb db, Dictionary<Guid, ReplyView?> known, Actor reader, IReadOnlyList<MessageView> messages, CancellationToken cancellationToken)
    {
        var asked = messages.Where(m => IsAsked(m.AuthorKind, reader) && !known.ContainsKey(m.Id)).Select(m => m.Id).ToList();
        if (asked.Count == 0) return;
        var replies = await db.AssistantReplies.AsNoTracking().Where(r => asked.Contains(r.MessageId)).ToListAsync(cancellationToken);
        var articles = await ArticlesAsync(db, reader, replies.SelectMany(Ids).Distinct().ToList(), cancellationToken);
        foreach (var id in asked) known[id] = null;
        foreach (var reply in replies)
            known[reply.MessageId] = new ReplyView(reply.Maker, [.. Ids(reply).Distinct().Where(articles.ContainsKey).Select(id => articles[id])]);
    }

    /// <summary>What a nurse should look at in a patient's own message is the team's to see.</summary>
    private static bool IsAsked(AuthorKind author, Actor reader) => author is AuthorKind.Assistant or AuthorKind.System || (author == AuthorKind.Patient && reader.IsTeam);

    private static async Task<Dictionary<Guid, SourceView>> ArticlesAsync(CareChatDb db, Actor reader, List<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return [];
        return await db.KnowledgeArticles.AsNoTracking().Where(a => a.InstanceId == reader.InstanceId && !a.IsHidden && ids.Contains(a.Id))
            .Select(a => new SourceView(a.Id, a.Title == "" ? a.Question : a.Title, a.Source))
            .ToDictionaryAsync(a => a.ArticleId, cancellationToken);
    }

    private static IEnumerable<Guid> Ids(AssistantReply reply) =>
        reply.ArticleIds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.TryParse(id, out var known) ? known : Guid.Empty);
}
