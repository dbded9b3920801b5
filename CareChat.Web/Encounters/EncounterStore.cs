using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters;

/// <summary>
/// What can be done to an encounter besides sending a letter: check out, take, complete, cancel. Every change is one
/// step of <see cref="EncounterStates"/>, in one transaction with its audit entry and outbox row.
/// </summary>
public sealed class EncounterStore(WriteLane lane, Outbox outbox, MessageStore messages, EncounterOptions options, TimeProvider clock)
{
    /// <summary>The refusal for what is not there, or not the caller's.</summary>
    internal static readonly Refusal NotFound = Refusal.NotFound("Encounter");

    private static readonly Refusal IsOver = Refusal.Conflict("ENCOUNTER_IS_CLOSED", "encounter is already closed");

    /// <summary>The patient's checkout: binds account and patient and puts the letter into the care team's queue.</summary>
    /// <param name="actor">The signed-in patient.</param>
    /// <param name="encounterId">Which encounter.</param>
    /// <param name="token">The encounter token of the address; its owner needs none.</param>
    /// <param name="patientId">For whom: one of the account's patients, who has consented.</param>
    /// <exception cref="RefusedException">Not there, another's, run out, not complete, or no consent.</exception>
    public Task CheckoutAsync(Actor actor, Guid encounterId, string? token, Guid patientId, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            scope.RequireLive(actor);
            await scope.LockEncounterAsync(encounterId);
            var encounter = await scope.Db.Encounters.SingleOrDefaultAsync(e => e.Id == encounterId && e.InstanceId == actor.InstanceId, cancellationToken);
            if (encounter is null || actor.Account is not { } account) throw new RefusedException(NotFound);
            var isTheirs = encounter.OwnerId is { } owner ? owner == account
                : await scope.Db.OpensAsync(encounter, token, clock.GetUtcNow(), cancellationToken);
            if (!isTheirs) throw new RefusedException(NotFound);
            var patient = await scope.Db.Patients.VisibleTo(actor).SingleOrDefaultAsync(p => p.Id == patientId, cancellationToken)
                ?? throw new RefusedException(Refusal.NotFound("Patient"));
            if (patient.ConsentedAt is null) throw new RefusedException(Refusal.Conflict("PATIENT_NOT_CONSENTED", "Consent to telehealth is needed first"));
            if (encounter.PatientId is { } bound && bound != patientId) throw new RefusedException(Refusal.Conflict("PATIENT_BOUND", "This visit is for somebody else"));
            (encounter.OwnerId, encounter.PatientId) = (account, patientId);
            await SubmitAsync(scope, actor, encounter);
        }, cancellationToken);

    /// <summary>Submits the newest letter of an encounter that has an owner and a patient, inside a transaction that does more.</summary>
    /// <exception cref="RefusedException">Its state does not allow it.</exception>
    internal async Task SubmitAsync(WriteScope scope, Actor actor, Encounter encounter)
    {
        var now = clock.GetUtcNow();
        Step(encounter, EncounterStep.Submit, now);
        encounter.ClaimedAt = now;
        var turn = await scope.Db.EncounterTurns.SingleAsync(t => t.EncounterId == encounter.Id && t.Number == encounter.TurnCount);
        turn.SubmittedAt = now;
        scope.Db.Conversations.Add(new Conversation
        {
            Id = encounter.Id,
            InstanceId = encounter.InstanceId,
            PatientId = encounter.PatientId!.Value,
            Kind = ConversationKind.Encounter,
            OwnerId = encounter.OwnerId,
            CreatedAt = now,
            LastSentAt = now,
        });
        await SaveAsync(scope, actor, encounter, "encounter.submitted", now);
    }

    /// <summary>Takes a submitted encounter from the queue; of two who try at once one gets it.</summary>
    /// <exception cref="RefusedException">Not there, or a colleague has it (<c>ENCOUNTER_TAKEN</c>, who it is in the message).</exception>
    public Task TakeAsync(Actor actor, Guid encounterId, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, encounterId, EncounterStep.Take, "encounter.taken", async (scope, encounter) =>
        {
            await scope.LockAsync("AspNetUsers", actor.Id); // whose account is closed at this moment gets nothing
            scope.RequireLive(actor);
            var conversation = await scope.Db.Conversations.SingleAsync(c => c.Id == encounterId, cancellationToken);
            (conversation.AssignedToId, conversation.LeftById) = (actor.Id, null);
        }, cancellationToken);

    /// <summary>Decides: the text goes to the patient as the clinician's message and the encounter is completed.</summary>
    /// <param name="id">The message id the client chose, so that a repeat decides nothing twice.</param>
    /// <exception cref="RefusedException">Not there, not under review, or the text is wrong.</exception>
    public Task CompleteAsync(Actor actor, Guid encounterId, string decision, Guid id, CancellationToken cancellationToken = default)
    {
        var text = TextRules.Accept(decision, "decision", MessageStore.LongestBody);
        var post = messages.Screen(actor, new PostMessage(encounterId, text, id));
        return ChangeAsync(actor, encounterId, EncounterStep.Complete, "encounter.completed", (scope, encounter) =>
        {
            messages.Post(scope, post);
            (encounter.Decision, encounter.CompletedAt) = (text, clock.GetUtcNow());
            encounter.FollowUpUntil = encounter.CompletedAt + options.FollowUp;
            return Task.CompletedTask;
        }, cancellationToken);
    }

    /// <summary>Gives an encounter up (contract C.7): its owner alone can.</summary>
    /// <exception cref="RefusedException">Not there, another's, or already over.</exception>
    public Task CancelAsync(Actor actor, Guid encounterId, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            scope.RequireLive(actor);
            if (actor.Account is not { } account) throw new RefusedException(NotFound);
            await scope.LockEncounterAsync(encounterId);
            var encounter = await scope.Db.Encounters.SingleOrDefaultAsync(e => e.Id == encounterId && e.OwnerId == account, cancellationToken)
                ?? throw new RefusedException(NotFound);
            var now = clock.GetUtcNow();
            if (encounter.At(now).IsTerminal()) throw new RefusedException(IsOver);
            Step(encounter, EncounterStep.Cancel, now);
            if (encounter.ClaimedAt is not null)
            {
                messages.Append(scope, actor, ConversationHead.Read(scope, actor, encounterId), new NewMessage
                {
                    Id = Guid.CreateVersion7(now),
                    AuthorKind = AuthorKind.System,
                    Source = MessageSource.Auto,
                    Body = "This visit was canceled by the patient.",
                });
            }
            await SaveAsync(scope, actor, encounter, "encounter.canceled", now);
        }, cancellationToken);

    private Task ChangeAsync(Actor actor, Guid encounterId, EncounterStep step, string action, Func<WriteScope, Encounter, Task> change, CancellationToken cancellationToken) =>
        lane.WriteAsync(async scope =>
        {
            scope.RequireLive(actor);
            var encounter = await FindForTeamAsync(scope, actor, encounterId, cancellationToken);
            var now = clock.GetUtcNow();
            if (encounter.At(now).After(step) is null) throw new RefusedException(await WhyNotAsync(scope, actor, encounter, now));
            await change(scope, encounter);
            Step(encounter, step, now);
            await SaveAsync(scope, actor, encounter, action, now);
        }, cancellationToken);

    private static async Task<Encounter> FindForTeamAsync(WriteScope scope, Actor actor, Guid encounterId, CancellationToken cancellationToken)
    {
        await scope.LockEncounterAsync(encounterId);
        return actor.IsTeam && await scope.Db.Encounters.SingleOrDefaultAsync(e => e.Id == encounterId && e.InstanceId == actor.InstanceId, cancellationToken) is { } found
            ? found : throw new RefusedException(NotFound);
    }

    /// <summary>The refusal of a step: whoever comes second learns who was first.</summary>
    private static async Task<Refusal> WhyNotAsync(WriteScope scope, Actor actor, Encounter encounter, DateTimeOffset now)
    {
        var other = await scope.Db.Conversations.Where(c => c.Id == encounter.Id && c.AssignedToId != actor.Id).Select(c => c.AssignedTo).SingleOrDefaultAsync();
        return other is not null ? Refusal.Conflict("ENCOUNTER_TAKEN", $"{other.DisplayName} has taken this visit")
            : encounter.At(now).IsTerminal() ? IsOver
            : Refusal.Conflict("ENCOUNTER_STATE", "This visit has moved on meanwhile");
    }

    private static void Step(Encounter encounter, EncounterStep step, DateTimeOffset now)
    {
        encounter.State = encounter.At(now).After(step) ?? throw new RefusedException(IsOver);
        encounter.UpdatedAt = now;
    }

    private async Task SaveAsync(WriteScope scope, Actor actor, Encounter encounter, string action, DateTimeOffset now)
    {
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, action, now, encounter.PatientId, encounter.Id.ToString("D"));
        outbox.Add(scope, new ConversationEvent(encounter.InstanceId, encounter.Id, 0, ChangeKind.Changed), now);
    }
}
