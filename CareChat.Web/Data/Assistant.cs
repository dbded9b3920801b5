namespace CareChat.Web.Data;

/// <summary>A key with which an outside program talks to the assistant of one instance (contract B.0).</summary>
public sealed class AssistantKey
{
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public Instance? Instance { get; set; }
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key, which is shown once.</summary>
    public byte[] KeyHash { get; set; } = [];

    /// <summary>How the key begins, to know it by.</summary>
    public string Prefix { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>
/// What contract B calls a thread: the number a key knows a conversation with the assistant by, and its life. It ends
/// with its conversation and all messages of it.
/// </summary>
public sealed class AssistantThread
{
    /// <summary>The conversation's id.</summary>
    public Guid ConversationId { get; set; }
    public Conversation? Conversation { get; set; }
    public Guid InstanceId { get; set; }

    /// <summary>Five digits, unique among the instance's threads (contract B.3).</summary>
    public string Number { get; set; } = "";

    /// <summary>The key that made it; nobody else sees it.</summary>
    public Guid KeyId { get; set; }

    /// <summary>What the caller keeps with it, as JSON; empty for nothing.</summary>
    public string Metadata { get; set; } = "";

    /// <summary>Where the thread is about nobody: the patient whom a call named last; null where none did.</summary>
    public Guid? NamedId { get; set; }

    /// <summary>The number of the last message that was said about another patient than that one; 0 for none.</summary>
    public int OthersUpTo { get; set; }

    /// <summary>When the last chat call ended, or when it was made.</summary>
    public DateTimeOffset LastActivity { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>What stands behind one message of the assistant; goes with its conversation where that is a thread.</summary>
public sealed class AssistantReply
{
    /// <summary>The message's id.</summary>
    public Guid MessageId { get; set; }
    public Guid ConversationId { get; set; }

    /// <summary>Who made it: <c>embedded</c>, <c>model</c>, <c>safety</c>, <c>opening</c>.</summary>
    public string Maker { get; set; } = "";

    /// <summary>Why the configured model did not answer; null where it did, or none was asked.</summary>
    public string? Fallback { get; set; }

    /// <summary>Ids of the articles it was taken from, best first, divided by blanks.</summary>
    public string ArticleIds { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>A passage of the clinic's knowledge that answers are cut from.</summary>
public sealed class KnowledgeArticle
{
    /// <summary>The row id of the full-text table.</summary>
    public long Seq { get; set; }

    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }

    /// <summary>The id in the collection it came from; unique in the instance.</summary>
    public string ExternalId { get; set; } = "";

    /// <summary>Who wrote it, as it is named below an answer.</summary>
    public string Source { get; set; } = "";

    /// <summary>Where it can be read whole; empty for articles of the clinic.</summary>
    public string Url { get; set; } = "";

    /// <summary><c>en</c> or <c>es</c>.</summary>
    public string Language { get; set; } = "en";

    /// <summary>What it is about.</summary>
    public string Topic { get; set; } = "";

    /// <summary>Other names of the topic, one a line.</summary>
    public string Synonyms { get; set; } = "";

    /// <summary>Which aspect of the topic (<c>symptoms</c>, <c>treatment</c>); empty for unknown.</summary>
    public string Kind { get; set; } = "";

    public string Title { get; set; } = "";
    public string Question { get; set; } = "";
    public string Answer { get; set; } = "";

    /// <summary>True where administrators keep it out of answers.</summary>
    public bool IsHidden { get; set; }

    /// <summary>True once somebody here wrote in it: imports leave it alone.</summary>
    public bool IsEdited { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>Something that was asked and not answered, for whoever keeps the articles; whose question it was is not kept.</summary>
public sealed class UnansweredQuestion
{
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }

    /// <summary>SHA-256 of the folded text: the same question again counts up.</summary>
    public byte[] TextHash { get; set; } = [];

    public string Text { get; set; } = "";

    /// <summary>How often it was asked.</summary>
    public int Count { get; set; }

    public DateTimeOffset LastAskedAt { get; set; }
}

/// <summary>How an instance's list of emergency phrases differs from the one that comes with the program.</summary>
public sealed class SafetyPhrase
{
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public string Pattern { get; set; } = "";

    /// <summary>The kind of emergency, as the screen numbers them.</summary>
    public int Kind { get; set; }

    /// <summary>True where the shipped phrase of this pattern does not count here.</summary>
    public bool IsRemoval { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>What became of a reply the assistant drafted for a clinician.</summary>
public enum DraftOutcome
{
    Open,
    Accepted,
    Edited,
    Discarded,
}

/// <summary>A reply the assistant drafted for a clinician; it was never sent by itself.</summary>
public sealed class ReplyDraft
{
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public Guid ConversationId { get; set; }

    /// <summary>Who asked for it.</summary>
    public Guid ClinicianId { get; set; }

    /// <summary>The draft, to tell an accepted one from an edited one; empty once its outcome is known.</summary>
    public string Body { get; set; } = "";

    /// <summary><c>embedded</c> or <c>model</c>.</summary>
    public string Maker { get; set; } = "";

    public string? Fallback { get; set; }

    /// <summary>The newest message it knew of.</summary>
    public int AfterNumber { get; set; }

    /// <summary>What it was taken from, as JSON; empty for nothing, and once its outcome is known.</summary>
    public string Sources { get; set; } = "";

    /// <summary>True where it only holds the place of an answer.</summary>
    public bool IsHolding { get; set; }

    public DraftOutcome Outcome { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}
