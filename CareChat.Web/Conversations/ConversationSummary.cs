using CareChat.Web.Data;

namespace CareChat.Web.Conversations;

/// <summary>One conversation as the inbox shows it: whose it is, its last line, who waits and who looks after it.</summary>
public sealed record ConversationSummary
{
    public required Guid Id { get; init; }

    /// <summary>The care-team line, or a visit that tells of danger.</summary>
    public ConversationKind Kind { get; init; }

    public required Guid PatientId { get; init; }
    public required string PatientName { get; init; }

    /// <summary>BCP 47 tag of the patient's language; null where unknown.</summary>
    public string? Language { get; init; }

    /// <summary>The clinician who looks after it; null where nobody does.</summary>
    public Guid? AssignedToId { get; init; }
    public string? AssignedToName { get; init; }

    /// <summary>Whose account ended while it was with them, until somebody is given it; null for nobody's.</summary>
    public string? LeftByName { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who closed it; null while it is open, and where that was not kept.</summary>
    public Guid? ClosedById { get; init; }
    public string? ClosedByName { get; init; }

    /// <summary>When the oldest patient message without an answer was sent, open or closed; null where nothing waits.</summary>
    public DateTimeOffset? NeedsReplySince { get; init; }

    /// <summary>Since when a message that told of danger has had no answer, open or closed; null where none has.</summary>
    public DateTimeOffset? UrgentSince { get; init; }

    /// <summary>While urgent: true where a nurse should look, false where the message told of danger outright.</summary>
    public bool IsForNurse { get; init; }

    /// <summary>When the newest message was sent.</summary>
    public DateTimeOffset LastSentAt { get; init; }

    /// <summary>Patient messages the care team has not seen.</summary>
    public int Unread { get; init; }

    /// <summary>True where the chat is switched off for the patient.</summary>
    public bool ChatDisabled { get; init; }

    /// <summary>By which way the patient's newest message came; null where the patient has written nothing.</summary>
    public MessageSource? PatientSource { get; init; }

    /// <summary>The newest message; null where there is none.</summary>
    public LastLine? Last { get; init; }

    /// <summary>True where a patient waits for an answer; nobody does in a closed conversation.</summary>
    public bool IsWaiting => ClosedAt is null && NeedsReplySince is not null;

    /// <summary>True where it stands before the others; a closed conversation does not, though nobody has answered.</summary>
    public bool IsUrgent => ClosedAt is null && UrgentSince is not null;

    /// <summary>In which part of the list it stands.</summary>
    public InboxGroup Group => IsUrgent ? (IsForNurse ? InboxGroup.Look : InboxGroup.Urgent) : IsWaiting ? InboxGroup.Waiting : InboxGroup.Answered;

    /// <summary>Where the inbox goes on after this row.</summary>
    public InboxCursor Cursor(InboxView view) => view == InboxView.Closed
        ? new InboxCursor(InboxGroup.Answered, ClosedAt ?? LastSentAt, Id)
        : new InboxCursor(Group, UrgentSince ?? NeedsReplySince ?? LastSentAt, Id);
}

/// <summary>What a row says about the newest message.</summary>
/// <param name="AuthorKind">On whose side it was said.</param>
/// <param name="AuthorId">Who wrote it; null for the system, agents and imports.</param>
/// <param name="AuthorName">The name when it was written.</param>
/// <param name="Text">The beginning of the text; empty for a file alone.</param>
/// <param name="IsRetracted">True where the text was taken back.</param>
/// <param name="FileName">The file on it; null for none.</param>
/// <param name="MimeType">The type of that file.</param>
public sealed record LastLine(AuthorKind AuthorKind, Guid? AuthorId, string? AuthorName, string Text, bool IsRetracted, string? FileName, string? MimeType)
{
    /// <summary>How much of a text a row reads.</summary>
    public const int Longest = 160;

    /// <summary>The line in words, as one reader sees it ("You: …", "Photo", a file's name).</summary>
    public string For(Actor reader)
    {
        var said = IsRetracted ? "Message removed" : Text.Length > 0 ? Text : OfFile();
        return AuthorKind switch
        {
            AuthorKind.Clinician when AuthorId == reader.Id => $"You: {said}",
            AuthorKind.Clinician when AuthorName is { } name => $"{InboxWords.First(name)}: {said}",
            AuthorKind.Clinician => $"Care team: {said}",
            _ => said,
        };
    }

    private string OfFile() => MimeType?.StartsWith("image/", StringComparison.Ordinal) == true ? "Photo" : FileName ?? "";
}
