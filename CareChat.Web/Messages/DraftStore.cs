using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Messages;

/// <summary>Keeps what a person has begun to write, on the server, so that another device and a lost page have it too.</summary>
public sealed class DraftStore(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>Keeps the text; an empty one removes the draft.</summary>
    /// <exception cref="RefusedException">Not visible, no longer signed in, or longer than a message may be.</exception>
    public Task SaveAsync(Actor actor, Guid conversationId, string? body, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            var text = TextRules.Accept(body, "body", MessageStore.LongestBody, mayBeEmpty: true);
            scope.RequireLive(actor);
            if (!await scope.Db.Conversations.VisibleTo(actor).AnyAsync(c => c.Id == conversationId, cancellationToken))
                throw new RefusedException(Refusal.NotFound("Conversation"));
            if (text.Length == 0)
                scope.Execute("""DELETE FROM "Drafts" WHERE "ConversationId" = @p0 AND "PersonId" = @p1""", conversationId, actor.Id);
            else
                scope.Execute(
                    """
                    INSERT INTO "Drafts" ("ConversationId", "PersonId", "Body", "UpdatedAt") VALUES (@p0, @p1, @p2, @p3)
                    ON CONFLICT ("ConversationId", "PersonId") DO UPDATE SET "Body" = @p2, "UpdatedAt" = @p3
                    """, conversationId, actor.Id, text, clock.GetUtcNow().ToUnixTimeMilliseconds());
        }, cancellationToken);

    /// <summary>What the person has begun to write here; empty for nothing.</summary>
    public async Task<string> FindAsync(Actor actor, Guid conversationId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Drafts.Where(d => d.ConversationId == conversationId && d.PersonId == actor.Id)
            .Select(d => d.Body).SingleOrDefaultAsync(cancellationToken) ?? "";
    }
}
