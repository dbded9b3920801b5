using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Realtime;

namespace CareChat.Web.Encounters;

/// <summary>Who may write in an encounter's conversation, and how a message moves its state (contract C.2).</summary>
internal sealed class EncounterPostRule(Outbox outbox, TimeProvider clock) : IPostRule
{
    private static readonly Refusal IsClosed = Refusal.Conflict("ENCOUNTER_CLOSED", "This visit is closed");
    private static readonly Refusal NotTaken = Refusal.Conflict("ENCOUNTER_NOT_TAKEN", "Take this visit before you write in it");

    /// <inheritdoc />
    public void BeforePost(WriteScope scope, Actor actor, ConversationHead head)
    {
        if (head.Kind != ConversationKind.Encounter) return;
        if (scope.ForUpdate.Length > 0) scope.Scalar("""SELECT 1 FROM "Encounters" WHERE "Id" = @p0""" + scope.ForUpdate, head.Id);
        var encounter = scope.Db.Encounters.Single(e => e.Id == head.Id);
        var now = clock.GetUtcNow();
        var state = encounter.At(now);
        var step = actor.IsTeam ? EncounterStep.AskPatient : EncounterStep.Reply;
        if (state.After(step) is not { } next) throw new RefusedException(state.IsTerminal() ? IsClosed : NotTaken);
        if (next == encounter.State) return;
        (encounter.State, encounter.UpdatedAt) = (next, now);
        scope.Db.SaveChanges();
        outbox.Add(scope, new ConversationEvent(head.InstanceId, head.Id, 0, ChangeKind.Changed), now);
    }
}
