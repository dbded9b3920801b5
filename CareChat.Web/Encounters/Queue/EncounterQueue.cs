using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Queue;

/// <summary>
/// Reads the care team's queue: who waits longest first, then what is in review. A completed encounter comes back
/// while the patient waits for an answer to a follow-up question.
/// </summary>
public sealed class EncounterQueue(IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>Counting stops here.</summary>
    public const int Most = 100;

    private const int ComplaintRead = 400;

    /// <summary>A page; empty for anybody but the care team.</summary>
    /// <exception cref="RefusedException">The reader's sign-in has ended.</exception>
    public async Task<QueuePage> PageAsync(Actor actor, QueueCursor? after, int size, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        if (!actor.IsTeam) return new QueuePage([], null);
        var rows = new List<QueueRow>();
        for (var part = after?.Part ?? QueuePart.Waiting; part <= QueuePart.Others && rows.Count <= size; part++)
            rows.AddRange(await ReadAsync(db, actor, part, after?.Part == part ? after : null, size + 1 - rows.Count, cancellationToken));
        if (rows.Count <= size) return new QueuePage(rows, null);
        var last = rows[size - 1];
        return new QueuePage(rows[..size], new QueueCursor(last.Part, last.ClaimedAt, last.Id));
    }

    /// <summary>How many wait, counted to <see cref="Most"/> at most; none for anybody but the care team.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        if (!actor.IsTeam) return 0;
        return await db.Encounters.VisibleTo(actor).Where(e => e.State == EncounterState.Submitted).Take(Most).CountAsync(cancellationToken);
    }

    private async Task<IEnumerable<QueueRow>> ReadAsync(CareChatDb db, Actor actor, QueuePart part, QueueCursor? after, int size, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var encounters = db.Encounters.AsNoTracking().VisibleTo(actor);
        if (after is not null) encounters = encounters.Where(e => e.ClaimedAt >= after.At && (e.ClaimedAt > after.At || e.Id > after.Id));
        var talks = db.Conversations.VisibleTo(actor);
        var found =
            from e in encounters
            join c in talks on e.Id equals c.Id
            where part == QueuePart.Waiting
                ? e.State == EncounterState.Submitted
                : (e.State == EncounterState.Reviewing || e.State == EncounterState.WaitingForPatientReply
                    || (e.State == EncounterState.Completed && e.FollowUpUntil > now && c.NeedsReplySince != null))
                  && (c.AssignedToId == actor.Id) == (part == QueuePart.Mine)
            orderby e.ClaimedAt, e.Id
            select new
            {
                Encounter = e,
                e.Patient,
                Taker = c.AssignedTo,
                HasNews = c.NeedsReplySince != null,
                IsUrgent = c.UrgentSince != null,
                c.IsForNurse,
                Start = db.EncounterTurns.Where(t => t.EncounterId == e.Id && t.SubmittedAt != null && t.ReplacedAt == null).Select(t => t.Letter.Substring(0, ComplaintRead)).FirstOrDefault(),
            };
        var rows = await found.Take(size).ToListAsync(cancellationToken);
        return rows.Select(r => new QueueRow(r.Encounter.Id, part, r.Encounter.At(now), r.Patient?.DisplayName ?? "", r.Encounter.ClaimedAt!.Value,
            Complaint(r.Start ?? ""), r.Taker?.DisplayName, r.HasNews, r.IsUrgent, r.IsForNurse));
    }

    /// <summary>The first line that is no heading.</summary>
    internal static string Complaint(string start) =>
        start.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(line => line[0] != '#')?.Trim('*', '_', '-', ' ') ?? "";
}
