using CareChat.Web.Data;
using CareChat.Web.Messages;

namespace CareChat.Web.Escalation;

/// <summary>Writes what the program says into a talk, with what stands behind it.</summary>
public static class Replies
{
    private const int MostSources = 5;

    /// <summary>The name the assistant writes under.</summary>
    public const string AuthorName = "Assistant (AI)";

    /// <summary>Appends a message of the assistant and its <see cref="AssistantReply"/>.</summary>
    /// <param name="messages">The store.</param>
    /// <param name="scope">The transaction.</param>
    /// <param name="actor">In whose name the talk is held, for the audit log.</param>
    /// <param name="head">The end of the talk.</param>
    /// <param name="maker">See <see cref="AssistantReply.Maker"/>.</param>
    /// <param name="now">The time.</param>
    /// <param name="fallback">See <see cref="AssistantReply.Fallback"/>.</param>
    /// <param name="articles">The articles it was taken from, best first; null for none.</param>
    public static MessageView AppendReply(
        this MessageStore messages, WriteScope scope, Actor actor, ConversationHead head, string text, string maker, DateTimeOffset now,
        string? fallback = null, IEnumerable<Guid>? articles = null)
    {
        var message = messages.Append(scope, actor, head, new NewMessage
        {
            Id = Guid.CreateVersion7(now),
            AuthorKind = AuthorKind.Assistant,
            AuthorName = AuthorName,
            Source = MessageSource.Auto,
            Body = text,
        });
        scope.AddReply(new AssistantReply
        {
            MessageId = message.Id,
            ConversationId = head.Id,
            Maker = maker,
            Fallback = fallback,
            ArticleIds = string.Join(' ', (articles ?? []).Take(MostSources).Select(article => article.ToString("D"))),
            At = message.SentAt,
        });
        return message;
    }
}
