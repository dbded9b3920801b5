using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Visits;

/// <summary>One line of "My visits".</summary>
/// <param name="PatientName">Whom it is for; empty for the reader.</param>
/// <param name="TakenBy">The clinician who reads it; null for nobody yet.</param>
/// <param name="Unread">Messages of the care team the patient has not seen.</param>
public sealed record VisitRow(
    Guid Id, EncounterState State, string PatientName, DateTimeOffset CreatedAt, DateTimeOffset? FollowUpUntil, string? TakenBy, int Unread);

/// <summary>Where the next page of visits begins.</summary>
public sealed record VisitCursor(DateTimeOffset At, Guid Id);

/// <summary>A page of visits and where the next one begins; null for the last page.</summary>
public sealed record VisitPage(IReadOnlyList<VisitRow> Rows, VisitCursor? Next);

/// <summary>An account's own visits, newest first: those that were sent, and those that wait for being sent.</summary>
public sealed class VisitList(IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>A page.</summary>
    /// <exception cref="RefusedException">The reader's sign-in has ended.</exception>
    public async Task<VisitPage> PageAsync(Actor actor, VisitCursor? after, int size, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        if (actor.Account is null) return new VisitPage([], null);
        var now = clock.GetUtcNow();
        var visits = db.Encounters.AsNoTracking().VisibleTo(actor)
            .Where(e => e.ClaimedAt != null || (e.State == EncounterState.ReadyForCheckout && e.ExpiresAt > now));
        if (after is not null) visits = visits.Where(e => e.CreatedAt <= after.At && (e.CreatedAt < after.At || e.Id < after.Id));
        var rows = await (
            from e in visits.OrderByDescending(e => e.CreatedAt).ThenByDescending(e => e.Id).Take(size + 1)
            join c in db.Conversations on e.Id equals c.Id into talks
            from c in talks.DefaultIfEmpty()
            orderby e.CreatedAt descending, e.Id descending
            select new { Encounter = e, e.Patient, Taker = c == null ? null : c.AssignedTo, Unread = c == null ? 0 : c.PatientUnread }).ToListAsync(cancellationToken);
        var page = rows.Take(size).Select(r => new VisitRow(r.Encounter.Id, r.Encounter.At(now), r.Patient is { Relationship: not Relationship.Self } other ? other.DisplayName : "",
            r.Encounter.CreatedAt, r.Encounter.FollowUpUntil, r.Taker?.DisplayName, r.Unread)).ToList();
        return new VisitPage(page, rows.Count <= size ? null : new VisitCursor(page[^1].CreatedAt, page[^1].Id));
    }
}
