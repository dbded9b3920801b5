using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Drafts;

/// <summary>What became of the drafts of a time.</summary>
/// <param name="Open">Not sent and not put away yet.</param>
public sealed record DraftCounts(int Accepted, int Edited, int Discarded, int Open);

/// <summary>A draft that was neither sent nor put away yet.</summary>
/// <param name="AfterNumber">The newest message it knew of.</param>
/// <param name="Sources">What it was taken from, best first.</param>
/// <param name="IsKnown">False where it only holds the place of an answer.</param>
public sealed record OpenDraft(string Text, int AfterNumber, IReadOnlyList<Citation> Sources, bool IsKnown);

/// <summary>Keeps what the assistant drafted for a clinician until it is known what became of it; then the text goes and the outcome stays.</summary>
public sealed class ReplyDraftStore(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>Keeps a new draft; an older one of the same clinician here that is still open counts as discarded.</summary>
    /// <exception cref="RefusedException">Not visible, not the care team, or no longer signed in.</exception>
    public Task<Guid> CreateAsync(Actor actor, Guid conversationId, OpenDraft made, string maker, string? fallback, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            var patientId = await RequireAsync(scope, actor, conversationId, cancellationToken);
            var now = clock.GetUtcNow();
            foreach (var older in await OpenOf(scope.Db, actor, conversationId).ToListAsync(cancellationToken)) End(older, DraftOutcome.Discarded, now);
            var draft = new ReplyDraft
            {
                Id = Guid.CreateVersion7(now),
                InstanceId = actor.InstanceId,
                ConversationId = conversationId,
                ClinicianId = actor.Id,
                Body = made.Text,
                AfterNumber = made.AfterNumber,
                Sources = Write(made.Sources),
                IsHolding = !made.IsKnown,
                Maker = maker,
                Fallback = fallback,
                CreatedAt = now,
            };
            scope.Db.ReplyDrafts.Add(draft);
            await scope.Db.SaveChangesAsync(cancellationToken);
            scope.Audit(actor, "draft.made", now, patientId, draft.Id.ToString("D"));
            return draft.Id;
        }, cancellationToken);

    /// <summary>Puts the actor's open draft away. Where there is none, nothing happens.</summary>
    /// <exception cref="RefusedException">Not visible, not the care team, or no longer signed in.</exception>
    public Task DiscardAsync(Actor actor, Guid conversationId, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            var patientId = await RequireAsync(scope, actor, conversationId, cancellationToken);
            EndOpen(scope, actor, conversationId, patientId, _ => DraftOutcome.Discarded);
        }, cancellationToken);

    /// <summary>Makes what the actor put away last here a draft again, as it was: it is asked about before it is sent, as any.</summary>
    /// <exception cref="RefusedException">Not visible, not the care team, no longer signed in, or nothing was put away.</exception>
    public Task PutBackAsync(Actor actor, Guid conversationId, OpenDraft away, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            var patientId = await RequireAsync(scope, actor, conversationId, cancellationToken);
            EndOpen(scope, actor, conversationId, patientId, _ => DraftOutcome.Discarded);
            var draft = await scope.Db.ReplyDrafts
                .Where(d => d.ConversationId == conversationId && d.ClinicianId == actor.Id && d.Outcome == DraftOutcome.Discarded)
                .OrderByDescending(d => d.CreatedAt).FirstOrDefaultAsync(cancellationToken) ?? throw new RefusedException(Refusal.NotFound("Draft"));
            (draft.Outcome, draft.EndedAt, draft.Body, draft.AfterNumber) = (DraftOutcome.Open, null, away.Text, away.AfterNumber);
            (draft.Sources, draft.IsHolding) = (Write(away.Sources), !away.IsKnown);
            await scope.Db.SaveChangesAsync(cancellationToken);
            scope.Audit(actor, "draft.put_back", clock.GetUtcNow(), patientId, draft.Id.ToString("D"));
        }, cancellationToken);

    /// <summary>Follows a clinician's message: it says what became of that clinician's open draft.</summary>
    internal void Follow(WriteScope scope, Actor actor, Guid conversationId, Guid? patientId, string sent)
    {
        if (scope.Scalar(
            """SELECT 1 FROM "ReplyDrafts" WHERE "ConversationId" = @p0 AND "ClinicianId" = @p1 AND "Outcome" = @p2""",
            conversationId, actor.Id, (int)DraftOutcome.Open) is null) return;
        EndOpen(scope, actor, conversationId, patientId, draft => DraftOutcomes.Of(draft, sent));
    }

    /// <summary>
    /// Refuses a clinician's message that is the assistant's draft as nobody changed it, or was made from it while the patient
    /// has written since, unless the clinician was asked and sends it all the same.
    /// </summary>
    /// <exception cref="RefusedException"><c>DRAFT_UNREAD</c> or <c>DRAFT_OVERTAKEN</c>.</exception>
    internal static void RequireRead(WriteScope scope, Actor actor, Guid conversationId, string sent)
    {
        var (draft, after) = ("", 0);
        using (var row = scope.Query(
            """SELECT "Body", "AfterNumber" FROM "ReplyDrafts" WHERE "ConversationId" = @p0 AND "ClinicianId" = @p1 AND "Outcome" = @p2 ORDER BY "CreatedAt" DESC LIMIT 1""",
            conversationId, actor.Id, (int)DraftOutcome.Open))
        {
            if (!row.Read()) return;
            (draft, after) = (row.GetString(0), row.GetInt32(1));
        }
        var isUnedited = DraftOutcomes.IsUnedited(draft, sent);
        if (!isUnedited && DraftOutcomes.Of(draft, sent) == DraftOutcome.Discarded) return;
        var isOvertaken = scope.Scalar(
            """SELECT 1 FROM "Messages" WHERE "ConversationId" = @p0 AND "Number" > @p1 AND "AuthorKind" = @p2 AND "RetractedAt" IS NULL LIMIT 1""",
            conversationId, after, (int)AuthorKind.Patient) is not null;
        if (isOvertaken) throw new RefusedException(Refusal.Conflict("DRAFT_OVERTAKEN", "The patient has written since this was drafted"));
        if (isUnedited) throw new RefusedException(Refusal.Conflict("DRAFT_UNREAD", "Nobody has changed what the assistant drafted"));
    }

    /// <summary>The actor's own draft here that is still open; null for none.</summary>
    public async Task<OpenDraft?> FindOpenAsync(Actor actor, Guid conversationId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        if (!actor.IsTeam || !await db.Conversations.VisibleTo(actor).AnyAsync(c => c.Id == conversationId, cancellationToken)) return null;
        var open = await OpenOf(db, actor, conversationId).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        if (open is null) return null;
        var sources = open.Sources.Length == 0 ? [] : JsonSerializer.Deserialize<List<Citation>>(open.Sources) ?? [];
        return new OpenDraft(open.Body, open.AfterNumber, sources, !open.IsHolding);
    }

    /// <summary>What became of the drafts made since a time, for administrators; nothing for others.</summary>
    public async Task<DraftCounts> CountAsync(Actor actor, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        var counts = await db.ReplyDrafts.Where(d => actor.IsAdministrator() && d.InstanceId == actor.InstanceId && d.CreatedAt >= since)
            .GroupBy(d => d.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        int Of(DraftOutcome outcome) => counts.GetValueOrDefault(outcome);
        return new DraftCounts(Of(DraftOutcome.Accepted), Of(DraftOutcome.Edited), Of(DraftOutcome.Discarded), Of(DraftOutcome.Open));
    }

    private static string Write(IReadOnlyList<Citation> sources) => sources.Count == 0 ? "" : JsonSerializer.Serialize(sources);

    private void EndOpen(WriteScope scope, Actor actor, Guid conversationId, Guid? patientId, Func<string, DraftOutcome> judge)
    {
        var now = clock.GetUtcNow();
        var ended = OpenOf(scope.Db, actor, conversationId).ToList();
        foreach (var draft in ended) End(draft, judge(draft.Body), now);
        scope.Db.SaveChanges();
        foreach (var draft in ended)
            scope.Audit(actor, $"draft.{draft.Outcome.ToString().ToLowerInvariant()}", now, patientId, draft.Id.ToString("D"));
    }

    private static void End(ReplyDraft draft, DraftOutcome outcome, DateTimeOffset now) => (draft.Outcome, draft.Body, draft.Sources, draft.EndedAt) = (outcome, "", "", now);

    private static IQueryable<ReplyDraft> OpenOf(CareChatDb db, Actor actor, Guid conversationId) =>
        db.ReplyDrafts.Where(d => d.ConversationId == conversationId && d.ClinicianId == actor.Id && d.Outcome == DraftOutcome.Open).OrderByDescending(d => d.CreatedAt);

    private static async Task<Guid?> RequireAsync(WriteScope scope, Actor actor, Guid conversationId, CancellationToken cancellationToken)
    {
        scope.RequireLive(actor);
        await scope.LockAsync("Conversations", conversationId); // what is sent there says what became of the draft
        var conversation = !actor.IsTeam ? null
            : await scope.Db.Conversations.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == conversationId, cancellationToken);
        return conversation is null ? throw new RefusedException(Refusal.NotFound("Conversation")) : conversation.PatientId;
    }
}
