namespace CareChat.Web.Assistant.Threads;

/// <summary>A thread as its key sees it (contract B.4).</summary>
/// <param name="Number">Five digits.</param>
/// <param name="MessageCount">Messages of both sides.</param>
/// <param name="Metadata">The caller's own JSON object; empty for none.</param>
/// <param name="NamedId">Where it is about nobody: the patient whom a call named last; null where none did.</param>
/// <param name="OthersUpTo">The number of the last message about another patient than that one; 0 for none.</param>
/// <param name="Opening">What the assistant asked at the beginning; null for nothing, and for a thread that is not new.</param>
public sealed record ThreadView(
    Guid ConversationId, string Number, Guid? PatientId, int MessageCount,
    DateTimeOffset LastActivity, DateTimeOffset CreatedAt, string Metadata, Guid? NamedId, int OthersUpTo, string? Opening = null)
{
    /// <summary>
    /// The number of the last message that is no context for a call about a patient, because it was said about another: two
    /// records never mix (contract B.2), on a thread without a patient either.
    /// </summary>
    public int NoContextUpTo(Guid? patientId) => patientId is not null && NamedId is not null && patientId != NamedId ? MessageCount : OthersUpTo;
}

/// <summary>What a thread's call was answered with.</summary>
/// <param name="IsEscalated">True where the message told of danger and people were called.</param>
/// <param name="IsForNurse">True where it may tell of danger: the care team has it, and a nurse should look.</param>
public sealed record ThreadReply(string Text, int MessageCount, bool IsEscalated, bool IsForNurse);
