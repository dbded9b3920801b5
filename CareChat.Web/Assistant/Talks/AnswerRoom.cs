using CareChat.Web.Escalation;

namespace CareChat.Web.Assistant.Talks;

/// <summary>One talk in <see cref="AnswersUnderWay"/>, whose lock guards it. Changes return true where others see a difference.</summary>
internal sealed class AnswerRoom
{
    /// <summary>Who hears of changes; copied on each change, so that it can be called outside the lock.</summary>
    public Action[] Listeners { get; private set; } = [];

    /// <summary>The language of whoever came last.</summary>
    public string? Language { get; private set; }

    public AnswerTurn? Turn { get; private set; }

    public AnswerProgress? Progress { get; private set; }

    /// <summary>True where nothing is left to keep: how an answer ended matters only to whoever looks.</summary>
    public bool IsEmpty => Listeners.Length == 0 && Progress is not { IsRunning: true };

    public bool Listen(Action changed, string language)
    {
        Listeners = [.. Listeners, changed];
        Language = language;
        return false;
    }

    public bool Unlisten(Action changed)
    {
        var at = Array.IndexOf(Listeners, changed);
        if (at >= 0) Listeners = [.. Listeners[..at], .. Listeners[(at + 1)..]];
        if (Listeners.Length == 0) Language = null;
        return false;
    }

    public bool Begin(AnswerTurn turn, int question, out AnswerTurn? before)
    {
        before = null;
        if (Progress is { IsRunning: true } && Progress.Question >= question) return false;
        before = Turn;
        Turn = turn;
        Progress = new AnswerProgress(question, "");
        return true;
    }

    /// <summary>Moves the progress of a turn; one that was given up moves nothing.</summary>
    public bool Move(AnswerTurn turn, Func<AnswerProgress, AnswerProgress?> move)
    {
        if (Turn != turn || Progress is not { IsRunning: true }) return false;
        Progress = move(Progress);
        if (Progress is not { IsRunning: true }) Turn = null;
        return true;
    }
}

/// <summary>The making of one answer.</summary>
internal sealed class AnswerTurn(Action<Func<AnswerRoom, bool>> change, CancellationToken ending) : IDisposable
{
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(ending);

    /// <summary>Ends when nobody wants the answer any more.</summary>
    public CancellationToken Token => stop.Token;

    /// <summary>Nobody wants it any more.</summary>
    public void Cancel()
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // it has just ended by itself
        }
    }

    /// <summary>The text as far as it is.</summary>
    public void Grow(string text) => change(room => room.Move(this, p => p with { Text = text }));

    /// <summary>It is stored.</summary>
    public void Done(int number) => change(room => room.Move(this, p => p with { Number = number }));

    /// <summary>There will be none.</summary>
    public void Fail() => change(room => room.Move(this, p => p with { HasFailed = true }));

    /// <summary>Ends it; without <see cref="Done"/> or <see cref="Fail"/> nothing of it stays.</summary>
    public void Dispose()
    {
        change(room => room.Move(this, _ => null));
        stop.Dispose();
    }
}
