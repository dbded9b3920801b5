namespace CareChat.Web.Data;

/// <summary>On whose side a message was said.</summary>
public enum AuthorKind
{
    Patient,
    Clinician,
    System,

    /// <summary>The built-in AI, under its own name.</summary>
    Assistant,
}

/// <summary>By which way a message came in.</summary>
public enum MessageSource
{
    Web,
    Api,
    Auto,
    Import,
}

/// <summary>
/// One utterance. Rows are never removed but with a thread that has ended (contract B.6); a retracted one keeps its
/// number and loses its text.
/// </summary>
public sealed class Message
{
    /// <summary>Order of commit over all conversations; the row id of the search index.</summary>
    public long Seq { get; set; }

    /// <summary>The public id; a client may choose it, and a repeat of the same id is the same message.</summary>
    public Guid Id { get; set; }

    public Guid ConversationId { get; set; }
    public Conversation? Conversation { get; set; }

    /// <summary>The conversation's patient, kept on the row so that search need not join; null where it has none.</summary>
    public Guid? PatientId { get; set; }

    /// <summary>Dense from 1 within the conversation.</summary>
    public int Number { get; set; }

    public AuthorKind AuthorKind { get; set; }

    /// <summary>The person who wrote it; null for an agent acting as the patient, the system and imports.</summary>
    public Guid? AuthorId { get; set; }

    /// <summary>The name as it was when the message was written; null says "the patient" or "the clinic".</summary>
    public string? AuthorName { get; set; }

    public MessageSource Source { get; set; }
    public string Body { get; set; } = "";

    /// <summary>Milliseconds, strictly later than the message before it in the conversation.</summary>
    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset? RetractedAt { get; set; }
    public Guid? AttachmentId { get; set; }
    public Attachment? Attachment { get; set; }
}

/// <summary>A file of a patient; it stands on at most one message or internal note.</summary>
public sealed class Attachment
{
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public Guid PatientId { get; set; }
    public Patient? Patient { get; set; }
    public string FileName { get; set; } = "";

    /// <summary>Size in bytes.</summary>
    public long FileSize { get; set; }

    /// <summary>The type found in the content, never the one that was claimed.</summary>
    public string MimeType { get; set; } = "";

    /// <summary>SHA-256 of the content.</summary>
    public byte[] Sha256 { get; set; } = [];

    /// <summary>Pixels, for pictures whose header says so.</summary>
    public int? Width { get; set; }
    public int? Height { get; set; }

    /// <summary>True where a small picture made in the browser stands beside the file.</summary>
    public bool HasThumbnail { get; set; }

    /// <summary><c>client:KEY</c> or <c>person:ID</c>.</summary>
    public string UploadedBy { get; set; } = "";

    public DateTimeOffset UploadedAt { get; set; }

    /// <summary>True once a message or a note carries it; until then only its uploader's side sees it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>True once an internal note carries it: from then on the care team alone sees it.</summary>
    public bool IsInternal { get; set; }
}
