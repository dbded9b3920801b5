using CareChat.Web.Assistant.Knowledge;

namespace CareChat.Web.Assistant.Models;

/// <summary>The clinic's articles as a model's passages: what the embedded assistant would answer from.</summary>
internal sealed class KnowledgePassages(KnowledgeSearch knowledge) : IPassages
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<Passage>> FindAsync(Question question, int most, CancellationToken cancellationToken)
    {
        var found = await knowledge.FindAsync(question.InstanceId, question.Text, question.History, most, cancellationToken, question.Language);
        return found.IsConfident ? [.. found.Articles.Select(a => new Passage(a.Cite(), a.Question, a.Answer))] : [];
    }
}
