namespace CareChat.Web.Assistant.Models;

/// <summary>A passage a model may answer from.</summary>
/// <param name="Source">The article it is of.</param>
/// <param name="Question">What the article answers; empty where it says nothing of it.</param>
/// <param name="Text">The article's text.</param>
public sealed record Passage(Citation Source, string Question, string Text);

/// <summary>Finds what a model may answer from: the same passages the embedded assistant cuts its answer from.</summary>
public interface IPassages
{
    /// <summary>The passages for a question, best first; none where the clinic's knowledge has nothing.</summary>
    Task<IReadOnlyList<Passage>> FindAsync(Question question, int most, CancellationToken cancellationToken);
}
