using System.Collections.Concurrent;
using CareChat.Web.Assistant;

namespace CareChat.Tests.Assistant;

/// <summary>An answerer that remembers what it was asked, and fails or waits where a test says so.</summary>
public sealed class ToldAnswerer : IAnswerer
{
    private readonly ConcurrentQueue<Question> asked = new();

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<Question> Asked => [.. asked];

    /// <summary>Done before every answer.</summary>
    public Func<Question, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>What it says to a question.</summary>
    public Func<Question, AssistantAnswer> Answer { get; set; } = question => new($"Answer to: {question.Text}", [], true, "embedded");

    public async Task<AssistantAnswer> AnswerAsync(Question question, Action<string>? partial, CancellationToken cancellationToken)
    {
        asked.Enqueue(question);
        await Before(question);
        return Answer(question);
    }
}
