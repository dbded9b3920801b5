namespace CareChat.Web.Data;

/// <summary>One line of the append-only log of who did what; each carries the hash of the one before.</summary>
public sealed class AuditEntry
{
    public long Seq { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid? InstanceId { get; set; }
    public ActorKind ActorKind { get; set; }
    public Guid? ActorId { get; set; }

    /// <summary>What was done, as <c>object.verb</c> (<c>message.posted</c>).</summary>
    public string Action { get; set; } = "";

    /// <summary>Whose data it was; null where no patient was concerned.</summary>
    public Guid? PatientId { get; set; }

    /// <summary>The id of what was touched; ids and counts only, never text.</summary>
    public string Subject { get; set; } = "";

    /// <summary>SHA-256 over the hash before and this row's fields.</summary>
    public byte[] Hash { get; set; } = [];
}

/// <summary>What happened to a conversation; the words of the live events.</summary>
public enum ChangeKind
{
    MessagePosted,
    MessageRetracted,
    Read,
    Changed,
    NotePosted,
}

/// <summary>A committed change that later work (search index, mail, webhooks) picks up from its watermark.</summary>
public sealed class OutboxEntry
{
    public long Seq { get; set; }
    public ChangeKind Kind { get; set; }
    public Guid InstanceId { get; set; }
    public Guid ConversationId { get; set; }

    /// <summary>The message number the change is about; 0 where it is about none.</summary>
    public int Number { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>How far a reader of the outbox has come.</summary>
public sealed class Watermark
{
    public string Name { get; set; } = "";
    public long Seq { get; set; }
}

/// <summary>The answer a retried request gets again: same key, same credential, same path (contract part 1).</summary>
public sealed class IdempotencyRecord
{
    public Guid CredentialId { get; set; }
    public string Path { get; set; } = "";
    public string Key { get; set; } = "";
    public byte[] RequestHash { get; set; } = [];
    public int Status { get; set; }

    /// <summary>The answer, sealed by <see cref="KeptAnswers"/>.</summary>
    public byte[] Answer { get; set; } = [];

    /// <summary>The thread or patient the answer tells of, with which it ends.</summary>
    public Guid? SubjectId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
