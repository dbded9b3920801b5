using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Patients;

/// <summary>The care team's switch of the assistant for one patient.</summary>
public sealed class PatientAssistant(WriteLane lane, Outbox outbox, TimeProvider clock)
{
    /// <summary>Switches it. The same again changes nothing; whoever has a conversation of the patient open hears of a change.</summary>
    /// <exception cref="RefusedException">Not visible, not the care team, or no longer signed in.</exception>
    public Task SetAsync(Actor actor, Guid patientId, bool isOn, CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        scope.RequireLive(actor);
        await scope.LockAsync("Patients", patientId);
        var patient = !actor.IsTeam ? null : await scope.Db.Patients.VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == patientId, cancellationToken);
        if (patient is null) throw new RefusedException(Refusal.NotFound("Patient"));
        if (patient.AssistantDisabled == !isOn) return;
        var now = clock.GetUtcNow();
        (patient.AssistantDisabled, patient.UpdatedAt) = (!isOn, now);
        await scope.Db.SaveChangesAsync(cancellationToken);
        var conversations = await scope.Db.Conversations.Where(c => c.PatientId == patientId).Select(c => c.Id).ToListAsync(cancellationToken);
        scope.Audit(actor, isOn ? "patient.assistant_on" : "patient.assistant_off", now, patientId, patientId.ToString("D"));
        foreach (var id in conversations) outbox.Add(scope, new ConversationEvent(actor.InstanceId, id, 0, ChangeKind.Changed), now);
    }, cancellationToken);
}
