using System.Collections.Concurrent;
using CareChat.Web.Assistant;

namespace CareChat.Tests.Assistant.Drafts;

/// <summary>An answerer that says what a test wants, when the test wants it, and remembers what it was asked.</summary>
public sealed class SetAnswerer : IAnswerer
{
    private TaskCompletionSource gate = Opened();

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<Question> Asked { get; } = [];

    /// <summary>What it says.</summary>
    public AssistantAnswer Answer { get; set; } = new("Drink water and rest.\n\nSource: NHLBI", [], true, "embedded");

    /// <summary>What it throws instead.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Lets nobody through until <see cref="Release"/>.</summary>
    public void Hold() => gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => gate.TrySetResult();

    public async Task<AssistantAnswer> AnswerAsync(Question question, Action<string>? partial, CancellationToken cancellationToken)
    {
        Asked.Enqueue(question);
        partial?.Invoke(Answer.Text[..(Answer.Text.Length / 2)]);
        await gate.Task.WaitAsync(cancellationToken);
        return Failure is null ? Answer : throw Failure;
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
