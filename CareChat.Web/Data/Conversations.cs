namespace CareChat.Web.Data;

/// <summary>What a conversation is for.</summary>
public enum ConversationKind
{
    /// <summary>The one line between a patient and the care team.</summary>
    CareTeam,

    /// <summary>The line of one encounter; its id is the encounter's.</summary>
    Encounter,

    /// <summary>A talk with the assistant: a patient's in the portal, or a thread of contract B.</summary>
    Assistant,
}

/// <summary>A line of messages. Its counters change in the transaction of the message that moves them.</summary>
public sealed class Conversation
{
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }

    /// <summary>Whom it is about; null only for a thread of contract B that is about nobody.</summary>
    public Guid? PatientId { get; set; }
    public Patient? Patient { get; set; }
    public ConversationKind Kind { get; set; }

    /// <summary>
    /// The account an encounter or a talk with the assistant belongs to, which alone sees it on the patient's side; for a
    /// thread of contract B its key. Null for the care-team line.
    /// </summary>
    public Guid? OwnerId { get; set; }

    /// <summary>The responsible clinician; null where nobody has taken it.</summary>
    public Guid? AssignedToId { get; set; }
    public Person? AssignedTo { get; set; }

    /// <summary>Whose account ended while this conversation was with them; null since somebody was given it, and where nobody's did.</summary>
    public Guid? LeftById { get; set; }

    /// <summary>Set while the conversation is closed; a patient's message opens it again.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who closed it the last time; null where nobody has since this is kept.</summary>
    public Guid? ClosedById { get; set; }

    /// <summary>The number of the newest message; numbers are dense from 1.</summary>
    public int LastNumber { get; set; }

    /// <summary>When the newest message was sent; every message is at least a millisecond later.</summary>
    public DateTimeOffset LastSentAt { get; set; }

    /// <summary>The number of the last patient message the care team has seen.</summary>
    public int TeamReadNumber { get; set; }

    /// <summary>The number of the last care-team message the patient has seen.</summary>
    public int PatientReadNumber { get; set; }

    /// <summary>Patient messages the care team has not seen.</summary>
    public int TeamUnread { get; set; }

    /// <summary>Care-team messages the patient has not seen.</summary>
    public int PatientUnread { get; set; }

    /// <summary>
    /// When the oldest patient message without an answer was sent; null where nothing waits. It stays while the conversation is
    /// closed, when nobody is shown waiting.
    /// </summary>
    public DateTimeOffset? NeedsReplySince { get; set; }

    /// <summary>When a message without an answer since was found to tell of danger; null where none was. It stays while the conversation is closed.</summary>
    public DateTimeOffset? UrgentSince { get; set; }

    /// <summary>While urgent: true where the message may tell of danger and a nurse should look, false where it told of it outright.</summary>
    public bool IsForNurse { get; set; }

    /// <summary>The number of the newest internal note; notes have numbers of their own.</summary>
    public int LastNoteNumber { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>The two sides of a care-team conversation.</summary>
public enum Side
{
    Patient,
    Team,
}

/// <summary>
/// One step of a side's reading: at <see cref="At"/> everything from the other side up to
/// <see cref="UpToNumber"/> was seen. A message was read at the first step that reaches its number.
/// </summary>
public sealed class ReadMark
{
    public Guid ConversationId { get; set; }

    /// <summary>Who read.</summary>
    public Side Side { get; set; }

    public int UpToNumber { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The person who opened it.</summary>
    public Guid? PersonId { get; set; }
}

/// <summary>What only the care team can ever see: no row among messages, so it cannot leak and leaves no gap.</summary>
public sealed class InternalNote
{
    public Guid Id { get; set; }
    public Guid ConversationId { get; set; }
    public Conversation? Conversation { get; set; }

    /// <summary>Dense from 1 within the conversation's notes.</summary>
    public int Number { get; set; }

    /// <summary>The newest message when the note was written: where it stands on the timeline.</summary>
    public int AfterNumber { get; set; }

    public Guid AuthorId { get; set; }
    public string AuthorName { get; set; } = "";
    public string Body { get; set; } = "";
    public DateTimeOffset WrittenAt { get; set; }

    /// <summary>The file on it; null for none. The file is as internal as the note.</summary>
    public Guid? AttachmentId { get; set; }
}

/// <summary>Text one person has begun and not sent.</summary>
public sealed class Draft
{
    public Guid ConversationId { get; set; }
    public Guid PersonId { get; set; }
    public string Body { get; set; } = "";
    public DateTimeOffset UpdatedAt { get; set; }
}
