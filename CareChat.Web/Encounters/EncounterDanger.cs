using CareChat.Web.Data;
using CareChat.Web.Encounters.Letters;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using CareChat.Web.Safety;

namespace CareChat.Web.Encounters;

/// <summary>
/// What follows where a letter to a visit that is with the clinic, or a refused message of its chat, tells of danger: the visit stands
/// before all others, as after a message of its chat. There its words lie too, unless the care team works with the letter itself.
/// </summary>
public sealed class EncounterDanger(Handover handover, EscalationRule escalation, MessageStore messages)
{
    /// <summary>Calls the care team, in the transaction of the letter.</summary>
    /// <param name="encounter">One that has been checked out: it has a chat.</param>
    /// <param name="who">Who sent it, for the audit log.</param>
    /// <param name="isRead">True where the letter has become the one the care team works with.</param>
    /// <returns>The fixed text; null where a nurse should look.</returns>
    public string? CallForLetter(WriteScope scope, Actor who, Encounter encounter, SentLetter letter, bool isRead)
    {
        if (letter.Finding is not { } finding) return null;
        var head = Head(scope, encounter);
        if (!isRead) handover.AppendLetter(scope, messages, who, head, letter.Text, finding);
        return escalation.CallTeam(scope, messages, who, head, letter.Text, finding, encounter.Id.ToString("D"));
    }

    /// <summary>Calls the care team for a message that was refused.</summary>
    /// <param name="encounter">One that has been checked out: it has a chat.</param>
    /// <param name="who">Who sent it, for the audit log.</param>
    /// <returns>The fixed text; null where a nurse should look.</returns>
    public string? CallForMessage(WriteScope scope, Actor who, Encounter encounter, string message, EmergencyFinding finding)
    {
        var head = Head(scope, encounter);
        handover.AppendMessage(scope, messages, who, head, message, finding);
        return escalation.CallTeam(scope, messages, who, head, message, finding, encounter.Id.ToString("D"));
    }

    private static ConversationHead Head(WriteScope scope, Encounter encounter) =>
        ConversationHead.Read(scope, new Actor { Kind = ActorKind.System, InstanceId = encounter.InstanceId }, encounter.Id);
}
