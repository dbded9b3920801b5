using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Patients;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters;

/// <summary>Records that somebody of the clinic has seen who a patient is (contract C.8; there is no outside check).</summary>
public sealed class IdentityStore(WriteLane lane, Outbox outbox, TimeProvider clock)
{
    /// <summary>Marks the identity that counts for an encounter's patient as seen. A repeat changes nothing.</summary>
    /// <exception cref="RefusedException">Not there, or the actor is neither care team nor administrator.</exception>
    public Task MarkSeenAsync(Actor actor, Guid encounterId, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            scope.RequireLive(actor);
            await scope.LockEncounterAsync(encounterId);
            var seen = await scope.Db.Encounters.Where(e => e.Id == encounterId).Select(e => e.PatientId).SingleOrDefaultAsync(cancellationToken);
            if (seen is { } patientId) await scope.LockAsync("Patients", patientId); // whose name may be changed at this moment
            var encounter = actor.IsTeam || actor.IsAdministrator()
                ? await scope.Db.Encounters.Include(e => e.Patient).Include(e => e.Owner)
                    .SingleOrDefaultAsync(e => e.Id == encounterId && e.InstanceId == actor.InstanceId && e.ClaimedAt != null, cancellationToken)
                : null;
            if (encounter is not { Patient: { } patient, Owner: { } owner }) throw new RefusedException(EncounterStore.NotFound);
            var now = clock.GetUtcNow();
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            if (Verification.IsVerified(patient, owner, today)) return;
            if (Verification.InheritsFrom(patient, owner, today)) owner.VerifiedAt = now;
            else patient.VerifiedAt = now;
            await scope.Db.SaveChangesAsync();
            scope.Audit(actor, "identity.seen", now, patient.Id, encounterId.ToString("D"));
            outbox.Add(scope, new ConversationEvent(encounter.InstanceId, encounterId, 0, ChangeKind.Changed), now);
        }, cancellationToken);
}
