using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Messages;

/// <summary>Keeps what a person has begun to write, on the server, so that another device and a lost page have it too.</summary>
public sealed class DraftStore(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>Keeps the text; an empty one removes the draft.</summary>
    /// <param name="was">What an empty text removes: a draft that is none of these was written elsewhere since, and stays. Null removes any.</param>
    /// <exception cref="RefusedException">Not visible, no longer signed in, longer than a message may be, or another draft to stay (<c>DRAFT_NEWER</c>).</exception>
    public Task SaveAsync(Actor actor, Guid conversationId, string? body, IReadOnlyList<string>? was = null, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            var text = TextRules.Accept(body, "body", MessageStore.LongestBody, mayBeEmpty: true);
            scope.RequireLive(actor);
            if (!await scope.Db.Conversations.VisibleTo(actor).AnyAsync(c => c.Id == conversationId, cancellationToken))
                throw new RefusedException(Refusal.NotFound("Conversation"));
            if (text.Length == 0) await RemoveAsync(scope, actor, conversationId, was);
            else
                scope.Execute(
                    """
                    INSERT INTO "Drafts" ("ConversationId", "PersonId", "Body", "UpdatedAt") VALUES (@p0, @p1, @p2, @p3)
                    ON CONFLICT ("ConversationId", "PersonId") DO UPDATE SET "Body" = @p2, "UpdatedAt" = @p3
                    """, conversationId, actor.Id, text, clock.GetUtcNow().ToUnixTimeMilliseconds());
        }, cancellationToken);

    private static async Task RemoveAsync(WriteScope scope, Actor actor, Guid conversationId, IReadOnlyList<string>? was)
    {
        var drafts = scope.Db.Drafts.Where(d => d.ConversationId == conversationId && d.PersonId == actor.Id);
        var known = was?.Select(text => TextRules.Accept(text, "was", MessageStore.LongestBody, mayBeEmpty: true)).ToList();
        var removed = await drafts.Where(d => known == null || known.Contains(d.Body)).ExecuteDeleteAsync();
        if (removed == 0 && await drafts.AnyAsync()) throw new RefusedException(Refusal.Conflict("DRAFT_NEWER", "This draft was written elsewhere meanwhile"));
    }

    /// <summary>What the person has begun to write here; empty for nothing.</summary>
    public async Task<string> FindAsync(Actor actor, Guid conversationId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Drafts.Where(d => d.ConversationId == conversationId && d.PersonId == actor.Id)
            .Select(d => d.Body).SingleOrDefaultAsync(cancellationToken) ?? "";
    }
}
