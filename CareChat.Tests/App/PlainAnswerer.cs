using System.Collections.Concurrent;
using CareChat.Web.Assistant;

namespace CareChat.Tests.App;

/// <summary>Answers with what the test says, at once or when the test lets it; each instance has its own say.</summary>
public sealed class PlainAnswerer : IAnswerer
{
    private readonly ConcurrentDictionary<Guid, HeldAnswer> held = new();
    private readonly ConcurrentDictionary<Guid, Func<Question, AssistantAnswer>> said = new();

    /// <summary>All that was asked, in its order.</summary>
    public ConcurrentQueue<Question> Asked { get; } = new();

    /// <summary>What is answered where the test says nothing of an instance.</summary>
    public Func<Question, AssistantAnswer> Usual { get; set; } = question => new AssistantAnswer($"You asked: {question.Text}", [], true, "embedded");

    /// <summary>What is answered in an instance from now on.</summary>
    public void Say(Guid instanceId, Func<Question, AssistantAnswer> answer) => said[instanceId] = answer;

    /// <summary>Keeps the next answer of an instance until it is let go.</summary>
    public HeldAnswer Hold(Guid instanceId) => held[instanceId] = new HeldAnswer();

    /// <inheritdoc />
    public async Task<AssistantAnswer> AnswerAsync(Question question, Action<string>? partial, CancellationToken cancellationToken)
    {
        Asked.Enqueue(question);
        if (held.TryRemove(question.InstanceId, out var gate)) await gate.PassAsync(partial, cancellationToken);
        return said.GetValueOrDefault(question.InstanceId, Usual)(question);
    }
}

/// <summary>An answer that waits for the test.</summary>
public sealed class HeldAnswer
{
    private readonly TaskCompletionSource<Action<string>?> begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once the question has come.</summary>
    public Task Begun => begun.Task;

    /// <summary>Ends once nobody wants the answer any more.</summary>
    public Task GivenUp => ended.Task;

    /// <summary>Shows a part of it.</summary>
    public async Task GrowAsync(string text) => (await begun.Task)?.Invoke(text);

    /// <summary>Lets it go.</summary>
    public void Release() => go.TrySetResult();

    internal async Task PassAsync(Action<string>? partial, CancellationToken cancellationToken)
    {
        begun.TrySetResult(partial);
        try
        {
            await go.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            ended.TrySetResult();
            throw;
        }
    }
}
