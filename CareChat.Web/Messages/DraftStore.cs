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
    /// <returns>What the portal holds now: the text, or a draft from elsewhere that stays.</returns>
    /// <exception cref="RefusedException">Not visible, no longer signed in, or longer than a message may be.</exception>
    public Task<SavedDraft> SaveAsync(
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
            else if (Put(scope, actor, conversationId, text, known) is { } put) return new SavedDraft(true, put);
            var kept = DraftState.Of(await drafts.AsNoTracking().SingleOrDefaultAsync(cancellationToken));
            return new SavedDraft(kept == DraftState.Empty, kept);
        }, cancellationToken);

    /// <summary>What the person has begun to write here; empty for nothing.</summary>
    /// <exception cref="RefusedException">Not visible, or no longer signed in.</exception>
    public async Task<DraftState> FindAsync(Actor actor, Guid conversationId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        if (!await db.Conversations.VisibleTo(actor).AnyAsync(c => c.Id == conversationId, cancellationToken))
            throw new RefusedException(Refusal.NotFound("Conversation"));
        return DraftState.Of(await Of(db, actor, conversationId).AsNoTracking().SingleOrDefaultAsync(cancellationToken));
    }

    /// <summary>Removes, with the message it became, the draft of a key; one that was written since stays.</summary>
    internal static void Remove(WriteScope scope, Actor actor, Guid conversationId, Guid key)
    {
        using (var row = scope.Query("""SELECT "Body", "UpdatedAt" FROM "Drafts" WHERE "ConversationId" = @p0 AND "PersonId" = @p1""", conversationId, actor.Id))
        {
            if (!row.Read()) return;
            if (DraftState.Of(Of(actor, conversationId, row.GetString(0), row.GetInt64(1))).Key != key) return;
        }
        scope.Execute("""DELETE FROM "Drafts" WHERE "ConversationId" = @p0 AND "PersonId" = @p1""", conversationId, actor.Id);
    }

    /// <summary>Puts a text in a draft's place; the same text once more is the same version of it.</summary>
    /// <returns>The draft; null where the one there is none of the known ones.</returns>
    private DraftState? Put(WriteScope scope, Actor actor, Guid conversationId, string text, List<string>? known)
    {
        var places = string.Join(", ", Enumerable.Range(4, known?.Count ?? 0).Select(i => $"@p{i}"));
        var sql = """
            INSERT INTO "Drafts" ("ConversationId", "PersonId", "Body", "UpdatedAt") VALUES (@p0, @p1, @p2, @p3)
            ON CONFLICT ("ConversationId", "PersonId") DO UPDATE SET "Body" = @p2,
              "UpdatedAt" = CASE WHEN "Drafts"."Body" = @p2 THEN "Drafts"."UpdatedAt" WHEN "Drafts"."UpdatedAt" >= @p3 THEN "Drafts"."UpdatedAt" + 1 ELSE @p3 END
            """ + (known is null ? "" : $""" WHERE "Drafts"."Body" IN ({places})""") + """ RETURNING "UpdatedAt" """;
        var updatedAt = scope.Scalar(sql, [conversationId, actor.Id, text, clock.GetUtcNow().ToUnixTimeMilliseconds(), .. known ?? []]);
        return updatedAt is long at ? DraftState.Of(Of(actor, conversationId, text, at)) : null;
    }

    private static IQueryable<Draft> Of(CareChatDb db, Actor actor, Guid conversationId) =>
        db.Drafts.Where(d => d.ConversationId == conversationId && d.PersonId == actor.Id);

    private static Draft Of(Actor actor, Guid conversationId, string body, long updatedAt) =>
        new() { ConversationId = conversationId, PersonId = actor.Id, Body = body, UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(updatedAt) };

    private static string Accept(string? text, string field) => TextRules.AcceptUnfinished(text, field, MessageStore.LongestBody);
}
