namespace CareChat.Web.Assistant.Threads;

/// <summary>A thread as its key sees it (contract B.4).</summary>
/// <param name="Number">Five digits.</param>
/// <param name="MessageCount">Messages of both sides.</param>
/// <param name="Metadata">The caller's own JSON object; empty for none.</param>
/// <param name="Opening">What the assistant asked at the beginning; null for nothing, and for a thread that is not new.</param>
public sealed record ThreadView(
    Guid ConversationId, string Number, Guid? PatientId, int MessageCount,
    DateTimeOffset LastActivity, DateTimeOffset CreatedAt, string Metadata, string? Opening = null);

/// <summary>What a thread's call was answered with.</summary>
/// <param name="IsEscalated">True where the message told of danger and people were called.</param>
public sealed record ThreadReply(string Text, int MessageCount, bool IsEscalated);
