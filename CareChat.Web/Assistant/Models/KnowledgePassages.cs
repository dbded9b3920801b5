using CareChat.Web.Assistant.Answers;
using CareChat.Web.Assistant.Knowledge;

namespace CareChat.Web.Assistant.Models;

/// <summary>
/// The clinic's articles as a model's passages: what the embedded assistant would answer from. Thanks for an answer ask
/// for no more of it, so that the model needs no source to say that they are welcome.
/// </summary>
internal sealed class KnowledgePassages(KnowledgeSearch knowledge) : IPassages
{
    /// <summary>What a prompt has room for; of a longer article the embedded assistant's choice is given, with its warnings.</summary>
    private const int Longest = 2_400;

    /// <inheritdoc />
    public async Task<IReadOnlyList<Passage>> FindAsync(Question question, int most, CancellationToken cancellationToken)
    {
        if (Courtesy.IsAllOf(question.Text)) return [];
        var found = await knowledge.FindAsync(question.InstanceId, question.Text, question.History, most, cancellationToken, question.Language);
        return found.IsConfident ? [.. found.Articles.Select(a => new Passage(a.Cite(), a.Question, a.Answer.Length <= Longest ? a.Answer : PassageChoice.Of(a.Answer, found.Words, a.IsOwn)))] : [];
    }
}
