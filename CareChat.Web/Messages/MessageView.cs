using CareChat.Web.Attachments;
using CareChat.Web.Data;

namespace CareChat.Web.Messages;

/// <summary>A message as every reader gets it: components, REST and search alike.</summary>
public sealed record MessageView
{
    public required Guid Id { get; init; }
    public required Guid ConversationId { get; init; }

    /// <summary>Whose conversation it is; null for a talk with the assistant that is about nobody.</summary>
    public Guid? PatientId { get; init; }

    /// <summary>Dense from 1 within the conversation.</summary>
    public required int Number { get; init; }

    public required AuthorKind AuthorKind { get; init; }
    public Guid? AuthorId { get; init; }

    /// <summary>The author's name when it was written; null says "the patient" or "the clinic".</summary>
    public string? AuthorName { get; init; }

    public required MessageSource Source { get; init; }

    /// <summary>The text; empty where it was retracted.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When the other side first opened it; null until then.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    public DateTimeOffset? RetractedAt { get; init; }
    public AttachmentView? Attachment { get; init; }

    /// <summary>The side it was said on.</summary>
    public Side Side => AuthorKind == AuthorKind.Patient ? Side.Patient : Side.Team;
}

/// <summary>A message to be posted.</summary>
/// <param name="ConversationId">Where to.</param>
/// <param name="Body">1 to 10,000 characters after trimming; may be empty only beside a file.</param>
/// <param name="Id">The id the client chose; null lets the store choose. A repeat is answered with the first message.</param>
/// <param name="AttachmentId">An uploaded file of the same patient that stands on no message yet.</param>
public sealed record PostMessage(Guid ConversationId, string Body, Guid? Id = null, Guid? AttachmentId = null)
{
    /// <summary>True where the author was asked about it and sends it all the same.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>The key of the author's draft this was, which goes with it (see <see cref="DraftState"/>); null where none is kept.</summary>
    public Guid? Draft { get; init; }

    /// <summary>The number of the last message that was before the author; null where nobody knows. What came later is not answered by this.</summary>
    public int? Seen { get; init; }

    /// <summary>In which language the author reads the page (<c>en</c> or <c>es</c>); null where it came by no page.</summary>
    public string? Reader { get; init; }
}
