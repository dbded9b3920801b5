using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Messages;

/// <summary>
/// The stretch of a conversation one screen holds: never more than <see cref="Most"/> messages. It moves by numbers,
/// so it can stand anywhere in a history of any length, and it is read again after every event and every break.
/// </summary>
public sealed class MessageWindow(IDbContextFactory<CareChatDb> databases, MessagePages pages, Actor viewer, Guid conversationId)
{
    /// <summary>How many messages are read at once.</summary>
    public const int PageSize = 50;

    /// <summary>The most messages kept; beyond it the far end is dropped.</summary>
    public const int Most = 300;

    private const int Before = 15;

    private readonly Dictionary<Guid, ReplyView?> replies = [];
    private List<MessageView> messages = [];
    private int lastNote = -1;

    /// <summary>The conversation when it was last read.</summary>
    public ConversationState State { get; private set; } = null!;

    /// <summary>The messages held, oldest first, without a gap.</summary>
    public IReadOnlyList<MessageView> Messages => messages;

    /// <summary>The internal notes among them; empty for patients.</summary>
    public IReadOnlyList<NoteView> Notes { get; private set; } = [];

    /// <summary>What stands behind a message of the assistant; null for others.</summary>
    public ReplyView? ReplyOf(MessageView message) => replies.GetValueOrDefault(message.Id);

    /// <summary>How many unread messages there were when the conversation was opened.</summary>
    public int UnreadAtOpening { get; private set; }

    /// <summary>The first message that was unread at opening; 0 for none.</summary>
    public int UnreadFrom { get; private set; }

    /// <summary>The number of the first message held; 1 where there is none.</summary>
    public int First { get; private set; } = 1;

    /// <summary>The number of the last message held; 0 where there is none.</summary>
    public int Last { get; private set; }

    /// <summary>True where older messages can be loaded.</summary>
    public bool HasOlder => First > 1;

    /// <summary>True where newer messages can be loaded.</summary>
    public bool HasNewer => Last < State.LastNumber;

    /// <summary>Opens at a message, or at the first unread one, or at the end.</summary>
    public async Task OpenAsync(int? atNumber, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        State = await db.StateAsync(viewer, conversationId, cancellationToken);
        var target = atNumber ?? (State.Unread > 0 ? State.ReadNumber + 1 : State.LastNumber);
        var first = Math.Min(target - Before, State.LastNumber - PageSize + 1);
        await FillAsync(db, Math.Max(1, first), Math.Min(State.LastNumber, Math.Max(1, first) + PageSize - 1), cancellationToken);
        UnreadAtOpening = State.Unread;
        UnreadFrom = State.Unread == 0 ? 0 : messages.Find(m => m.Number > State.ReadNumber && m.Side != viewer.Side)?.Number ?? 0;
    }

    /// <summary>Adds a page at the old end.</summary>
    public async Task OlderAsync(CancellationToken cancellationToken)
    {
        await using var db = await OpenDbAsync(cancellationToken);
        var first = Math.Max(1, First - PageSize);
        messages.InsertRange(0, pages.Range(conversationId, first, First - 1));
        First = first;
        Last = Math.Min(Last, First + Most - 1);
        messages.RemoveAll(m => m.Number > Last);
        await ReadAroundAsync(db, cancellationToken);
    }

    /// <summary>Adds a page at the new end.</summary>
    public async Task NewerAsync(CancellationToken cancellationToken)
    {
        await using var db = await OpenDbAsync(cancellationToken);
        await ExtendAsync(db, Math.Min(State.LastNumber, Last + PageSize), cancellationToken);
    }

    /// <summary>Goes to the end of the conversation.</summary>
    public async Task NewestAsync(CancellationToken cancellationToken)
    {
        await using var db = await OpenDbAsync(cancellationToken);
        await FillAsync(db, Math.Max(1, State.LastNumber - PageSize + 1), State.LastNumber, cancellationToken);
    }

    /// <summary>Reads again after an event: what is new at the end, and which own messages were read meanwhile.</summary>
    /// <param name="everything">True where anything may have changed, so that all messages held are read again.</param>
    public async Task RereadAsync(bool everything, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var before = State;
        var wasAtEnd = !HasNewer;
        State = await db.StateAsync(viewer, conversationId, cancellationToken);
        if (everything) await FillAsync(db, First, Last, cancellationToken);
        else if (State.OtherReadNumber != before.OtherReadNumber) RefreshUnread();
        if (wasAtEnd && State.LastNumber - Last > Most) await FillAsync(db, State.LastNumber - PageSize + 1, State.LastNumber, cancellationToken);
        else if (wasAtEnd && HasNewer) await ExtendAsync(db, State.LastNumber, cancellationToken);
        else if (State.LastNoteNumber != lastNote) await ReadNotesAsync(db, cancellationToken);
    }

    private async Task<CareChatDb> OpenDbAsync(CancellationToken cancellationToken)
    {
        var db = await databases.CreateDbContextAsync(cancellationToken);
        State = await db.StateAsync(viewer, conversationId, cancellationToken);
        return db;
    }

    private async Task FillAsync(CareChatDb db, int first, int last, CancellationToken cancellationToken)
    {
        messages = [.. pages.Range(conversationId, first, last)];
        (First, Last) = (first, last);
        await ReadAroundAsync(db, cancellationToken);
    }

    private async Task ExtendAsync(CareChatDb db, int last, CancellationToken cancellationToken)
    {
        messages.AddRange(pages.Range(conversationId, Last + 1, last));
        Last = last;
        First = Math.Max(First, Last - Most + 1);
        messages.RemoveAll(m => m.Number < First);
        await ReadAroundAsync(db, cancellationToken);
    }

    private void RefreshUnread()
    {
        var from = messages.FindIndex(m => m.Side == viewer.Side && m.ReadAt is null);
        if (from < 0) return;
        var again = pages.Range(conversationId, messages[from].Number, Last);
        messages.RemoveRange(from, messages.Count - from);
        messages.AddRange(again);
    }

    private async Task ReadAroundAsync(CareChatDb db, CancellationToken cancellationToken)
    {
        await db.AddRepliesAsync(replies, viewer, messages, cancellationToken);
        await ReadNotesAsync(db, cancellationToken);
    }

    private async Task ReadNotesAsync(CareChatDb db, CancellationToken cancellationToken)
    {
        lastNote = State.LastNoteNumber;
        if (lastNote == 0) return;
        var first = HasOlder ? First : 0;
        Notes = await db.NotesAsync(viewer, conversationId, first, Last, cancellationToken);
    }
}
