using CareChat.Web.Accounts;
using CareChat.Web.Data;

namespace CareChat.Web.Messages;

/// <summary>Makes the lines of the screen from what a window holds: days, groups by author, states in words.</summary>
public sealed class Timeline(MessageWindow window, Actor viewer, ViewerClock clock, ViewerWords words, int? hit)
{
    private static readonly TimeSpan GroupLasts = TimeSpan.FromMinutes(10);

    private readonly List<TimelineRow> rows = [];
    private int nextNote;

    /// <summary>The lines, oldest first.</summary>
    public static IReadOnlyList<TimelineRow> Of(MessageWindow window, Actor viewer, ViewerClock clock, ViewerWords words, int? hit = null) =>
        new Timeline(window, viewer, clock, words, hit).Build();

    private bool IsTalk => window.State.Kind == ConversationKind.Assistant;

    private List<TimelineRow> Build()
    {
        AddNotes(upTo: window.First - 1, null);
        MessageView? before = null;
        for (var i = 0; i < window.Messages.Count; i++)
        {
            var message = window.Messages[i];
            var next = i + 1 < window.Messages.Count ? window.Messages[i + 1] : null;
            AddDay(before?.SentAt, message.SentAt);
            if (message.Number == window.UnreadFrom) rows.Add(new UnreadRow(window.UnreadAtOpening));
            var isFirst = rows.Count == 0 || rows[^1] is not MessageRow || !IsOneGroup(before!, message);
            rows.Add(Row(message, isFirst, EndsGroup(message, next)));
            AddNotes(message.Number, message.SentAt);
            before = message;
        }
        var last = rows.FindLastIndex(r => r is MessageRow { CanTakeBack: true });
        if (last >= 0) rows[last] = (MessageRow)rows[last] with { IsTabStop = true };
        return rows;
    }

    private MessageRow Row(MessageView message, bool isFirst, bool endsGroup)
    {
        var reply = window.ReplyOf(message);
        return new MessageRow(message, IsMine(message), isFirst, Author(message, reply), endsGroup ? State(message) : null)
        {
            IsHit = message.Number == hit,
            CanTakeBack = message.AuthorId == viewer.Id && message.RetractedAt is null,
            Reply = reply,
            Call = reply?.Maker == ReplyMakers.Safety && !viewer.IsTeam ? window.State.EmergencyNumber : null,
            IsLine = IsTalk && message.AuthorKind == AuthorKind.System,
        };
    }

    private void AddNotes(int upTo, DateTimeOffset? before)
    {
        for (; nextNote < window.Notes.Count && window.Notes[nextNote].AfterNumber <= upTo; nextNote++)
        {
            var note = window.Notes[nextNote];
            var at = before is { } day && clock.Day(day) == clock.Day(note.WrittenAt) ? clock.Time(note.WrittenAt) : $"{clock.ShortDay(note.WrittenAt)}, {clock.Time(note.WrittenAt)}";
            rows.Add(new NoteRow(note, note.AuthorId == viewer.Id ? words["message.you"] : note.AuthorName, at));
        }
    }

    private void AddDay(DateTimeOffset? before, DateTimeOffset at)
    {
        var day = clock.Local(at).Date;
        if (before is { } earlier && clock.Local(earlier).Date == day) return;
        rows.Add(new DayRow(DateOnly.FromDateTime(day), clock.Day(at)));
    }

    private bool IsMine(MessageView message) => message.Side == viewer.Side;

    private bool EndsGroup(MessageView message, MessageView? next) =>
        next is null
        || next.Number == window.UnreadFrom
        || clock.Local(next.SentAt).Date != clock.Local(message.SentAt).Date
        || !IsOneGroup(message, next)
        || (IsMine(message) && message.ReadAt is null != next.ReadAt is null)
        || window.Notes.Any(n => n.AfterNumber == message.Number);

    /// <summary>Each answer of the assistant says that it is one, so none hides in a group.</summary>
    private static bool IsOneGroup(MessageView one, MessageView next) =>
        one.AuthorKind == next.AuthorKind && one.AuthorKind != AuthorKind.Assistant && one.AuthorId == next.AuthorId && one.AuthorName == next.AuthorName
        && one.Source == next.Source && next.SentAt - one.SentAt < GroupLasts;

    private string Author(MessageView message, ReplyView? reply) => message switch
    {
        { AuthorKind: AuthorKind.Assistant } => words["message.assistant"],
        { AuthorKind: AuthorKind.System } when reply?.Maker == ReplyMakers.Handover => words[Handed()],
        { AuthorKind: AuthorKind.System } => words["message.automatic", window.State.ClinicName],
        { AuthorKind: AuthorKind.Patient } => viewer.IsTeam ? window.State.PatientName : words["message.you"],
        _ when message.AuthorId == viewer.Id => words["message.you"],
        _ => message.AuthorName ?? window.State.ClinicName,
    };

    /// <summary>What was handed over: in a visit it is a letter.</summary>
    private string Handed() => (window.State.Kind == ConversationKind.Encounter, viewer.IsTeam) switch
    {
        (true, true) => "message.letter.team",
        (true, false) => "message.letter",
        (false, true) => "message.transcript.team",
        (false, false) => "message.transcript",
    };

    /// <summary>"8:14 am · Read 8:31 am".</summary>
    private string State(MessageView message)
    {
        var sent = clock.Time(message.SentAt);
        if (!IsMine(message) || IsTalk || message.RetractedAt is not null) return sent;
        if (message.ReadAt is not { } read) return words["message.sent", sent];
        return clock.Local(read).Date == clock.Local(message.SentAt).Date
            ? words["message.read", sent, clock.Time(read)]
            : words["message.read-later", sent, clock.ShortDay(read), clock.Time(read)];
    }
}
