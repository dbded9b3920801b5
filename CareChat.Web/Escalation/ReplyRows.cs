using CareChat.Web.Data;

namespace CareChat.Web.Escalation;

/// <summary>Writes down what stands behind a message that nobody wrote by hand.</summary>
internal static class ReplyRows
{
    /// <summary>Adds the row, in the transaction of its message.</summary>
    public static void AddReply(this WriteScope scope, AssistantReply reply) => scope.Execute(
        """
        INSERT INTO "AssistantReplies" ("MessageId", "ConversationId", "Maker", "Fallback", "ArticleIds", "At") VALUES (@p0, @p1, @p2, @p3, @p4, @p5)
        """, reply.MessageId, reply.ConversationId, reply.Maker, reply.Fallback, reply.ArticleIds, reply.At.ToUnixTimeMilliseconds());
}
