using CareChat.Web.Data;

namespace CareChat.Web.Conversations;

/// <summary>What is asked above a conversation before something is done to it. Each asking is one of its own.</summary>
/// <param name="Words">What is so.</param>
/// <param name="More">What is asked.</param>
/// <param name="No">The harmless answer.</param>
/// <param name="Yes">The other one.</param>
/// <param name="Does">What the other one does.</param>
/// <param name="IsDue">True of a later reading that still has to be asked about.</param>
/// <param name="Leads">True where what it does leads to another conversation.</param>
public sealed record HeaderQuestion(
    string Words, string More, string No, string Yes, Func<Task> Does, Func<ConversationSummary, bool> IsDue, bool Leads = false)
{
    /// <summary>Before a conversation is taken from a colleague.</summary>
    public static HeaderQuestion BeforeTaking(ConversationSummary owned, Actor viewer, Func<Task> take) => new(
        $"{InboxWords.Short(owned.AssignedToName ?? "A colleague")} looks after this conversation.", "Take it over? They will see it at once.",
        "Leave it", "Take over", take, now => now.AssignedToId != viewer.Id);

    /// <summary>Before a conversation is closed that tells of danger, with no answer since and nobody who marked it as seen to.</summary>
    public static HeaderQuestion BeforeClosing(ConversationSummary urgent, Func<Task> close) => new(
        $"{urgent.PatientName} {(urgent.IsForNurse ? "may have told" : "told")} of danger, and nobody has answered.",
        "Close it all the same? It is urgent again for whoever reopens it.", "Leave it open", "Close it", close, now => now.IsUrgent, Leads: true);
}
