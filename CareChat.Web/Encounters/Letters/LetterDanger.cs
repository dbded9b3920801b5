using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;

namespace CareChat.Web.Encounters.Letters;

/// <summary>
/// What follows where a letter to a visit that is with the clinic tells of danger: the visit stands before all others, as after a
/// message of its chat. There its words lie too, unless the care team works with the letter itself.
/// </summary>
public sealed class LetterDanger(Handover handover, EscalationRule escalation, MessageStore messages)
{
    /// <summary>Calls the care team, in the transaction of the letter.</summary>
    /// <param name="encounter">One that has been checked out: it has a chat.</param>
    /// <param name="who">Who sent it, for the audit log.</param>
    /// <param name="isRead">True where the letter has become the one the care team works with.</param>
    /// <returns>The fixed text; null where a nurse should look.</returns>
    public string? Call(WriteScope scope, Actor who, Encounter encounter, SentLetter letter, bool isRead)
    {
        if (letter.Finding is not { } finding) return null;
        var head = ConversationHead.Read(scope, new Actor { Kind = ActorKind.System, InstanceId = encounter.InstanceId }, encounter.Id);
        if (!isRead) handover.AppendLetter(scope, messages, who, head, letter.Text, finding);
        return escalation.CallTeam(scope, messages, who, head, letter.Text, finding, encounter.Id.ToString("D"));
    }
}
