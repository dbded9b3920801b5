namespace CareChat.Web.Messages;

/// <summary>One line of the screen: a day, a message, a note, the mark above what is new.</summary>
/// <param name="Key">The same for the same line, however often the list is made.</param>
public abstract record TimelineRow(object Key);

/// <summary>A day begins.</summary>
public sealed record DayRow(object Key, string Day) : TimelineRow(Key);

/// <summary>What follows was unread when the conversation was opened.</summary>
public sealed record UnreadRow(int Count) : TimelineRow("unread");

/// <summary>An internal note.</summary>
public sealed record NoteRow(NoteView Note, string Author, string Time) : TimelineRow(Note.Id);

/// <summary>A message with everything its bubble says.</summary>
/// <param name="Author">Who wrote it, as the viewer calls them.</param>
/// <param name="State">When it was sent and whether it was read; null inside a group.</param>
public sealed record MessageRow(MessageView Message, bool IsMine, bool IsFirst, string Author, string? State) : TimelineRow(Message.Id)
{
    /// <summary>True where the viewer wrote it and may take it back.</summary>
    public bool CanTakeBack { get; init; }

    /// <summary>True for the last of those: the tab key stops there, the arrows reach the others.</summary>
    public bool IsTabStop { get; init; }

    /// <summary>What stands behind a message of the assistant or a transcript; null for others.</summary>
    public ReplyView? Reply { get; init; }

    /// <summary>The number the patient is to call, on an answer to danger; null on others.</summary>
    public string? Call { get; init; }

    /// <summary>True for what the program says between the messages of a talk: a line, not a bubble.</summary>
    public bool IsLine { get; init; }

    /// <summary>True for the message a search led to.</summary>
    public bool IsHit { get; init; }
}
