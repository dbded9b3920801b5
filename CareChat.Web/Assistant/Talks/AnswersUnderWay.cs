using CareChat.Web.Escalation;
using CareChat.Web.Realtime;

namespace CareChat.Web.Assistant.Talks;

/// <summary>How far an answer is.</summary>
/// <param name="Question">The number of the question.</param>
/// <param name="Text">What is written so far; empty while it is thought about.</param>
/// <param name="Number">The number it was stored under; null until then.</param>
/// <param name="HasFailed">True where there will be none.</param>
public sealed record AnswerProgress(int Question, string Text, int? Number = null, bool HasFailed = false)
{
    /// <summary>True while it is made.</summary>
    public bool IsRunning => Number is null && !HasFailed;
}

/// <summary>
/// The answers that are being written right now: in memory only, of this node only, gone with the program. Callers
/// have opened the talk through the store before they come here.
/// </summary>
public sealed class AnswersUnderWay(ILogger<AnswersUnderWay> log)
{
    private readonly Dictionary<Guid, AnswerRoom> rooms = [];
    private readonly Lock gate = new();

    /// <summary>The answer to the newest question of a talk; null where none is made.</summary>
    public AnswerProgress? Of(Guid conversationId)
    {
        lock (gate) return rooms.GetValueOrDefault(conversationId)?.Progress;
    }

    /// <summary>In which language the talk is read; null where nobody has it open.</summary>
    public string? LanguageOf(Guid conversationId)
    {
        lock (gate) return rooms.GetValueOrDefault(conversationId)?.Language;
    }

    /// <summary>Hears of each change of <see cref="Of"/> until disposed.</summary>
    /// <param name="conversationId">Which talk.</param>
    /// <param name="language">In which language it is read.</param>
    /// <param name="changed">Called on the thread of whoever changed it; must return at once.</param>
    public IDisposable Watch(Guid conversationId, string language, Action changed)
    {
        Change(conversationId, room => room.Listen(changed, language));
        return Listening.Until(() => Change(conversationId, room => room.Unlisten(changed)));
    }

    /// <summary>Begins an answer; one to an earlier question of the talk is given up.</summary>
    /// <returns>The turn; null where the same question is being answered already.</returns>
    internal AnswerTurn? Begin(Guid conversationId, int question, CancellationToken ending)
    {
        var turn = new AnswerTurn(change => Change(conversationId, change), ending);
        AnswerTurn? before = null;
        var begins = false;
        Change(conversationId, room => begins = room.Begin(turn, question, out before));
        before?.Cancel();
        if (begins) return turn;
        turn.Dispose();
        return null;
    }

    /// <summary>Stops what is being written.</summary>
    internal void Stop(Guid conversationId)
    {
        AnswerTurn? turn;
        lock (gate) turn = rooms.GetValueOrDefault(conversationId)?.Turn;
        turn?.Cancel();
    }

    /// <summary>Changes a room under the lock, and tells its listeners outside of it.</summary>
    private void Change(Guid conversationId, Func<AnswerRoom, bool> change)
    {
        Action[] hearing;
        lock (gate)
        {
            if (!rooms.TryGetValue(conversationId, out var room)) rooms[conversationId] = room = new AnswerRoom();
            hearing = change(room) ? room.Listeners : [];
            if (room.IsEmpty) rooms.Remove(conversationId);
        }
        Listening.Tell(hearing, failure => log.LogError(failure, "A listener to the answer in conversation {Conversation} failed.", conversationId));
    }
}
