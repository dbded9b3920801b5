using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Answers;

/// <summary>
/// The assistant that needs no model and no network: it answers from the patient's record, or with sentences cut from
/// the clinic's articles, and says nothing beyond them. The same question gets the same answer.
/// </summary>
public sealed class EmbeddedAnswerer(KnowledgeSearch knowledge) : IAnswerer
{
    private const int Articles = 3;
    private const int FewestPieces = 2;

    /// <inheritdoc />
    public async Task<AssistantAnswer> AnswerAsync(Question question, Action<string>? partial, CancellationToken cancellationToken)
    {
        var language = LanguageDetector.Detect(question.Text, question.Language);
        var answer = (Courteous(question.Text, AnswerWords.Of(language)) ?? RecordAnswers.Answer(question.Text, language, question.Patient)) is { } said
            ? new AssistantAnswer(said, [], true, "embedded")
            : await FromArticlesAsync(question, language, cancellationToken);
        partial?.Invoke(answer.Text);
        return answer;
    }

    /// <summary>The last line of an answer: who says so.</summary>
    public static string SourceLine(IReadOnlyList<Citation> sources, string language) =>
        $"{AnswerWords.Of(language).Source}: {string.Join("; ", sources.Select(s => s.Source.Length > 0 ? $"{s.Source}, {s.Title}" : s.Title))}";

    private static string? Courteous(string text, AnswerWords words) =>
        !Courtesy.IsAllOf(text) ? null : Courtesy.IsThanks(text) ? words.Welcome : words.Greeting;

    private async Task<AssistantAnswer> FromArticlesAsync(Question question, string language, CancellationToken cancellationToken)
    {
        var found = await knowledge.FindAsync(question.InstanceId, question.Text, question.History, Articles, cancellationToken, question.Language);
        var words = AnswerWords.Of(language);
        if (!found.IsConfident || found.Articles.Count == 0) return new AssistantAnswer(words.Unknown, [], false, "embedded");
        var (pieces, sources) = Cut(found);
        if (pieces.Count == 0) return new AssistantAnswer(words.Unknown, [], false, "embedded");
        var text = string.Join(' ', pieces);
        if (found.Articles[0].Language != language) text = $"{words.OtherLanguage} {text}";
        return new AssistantAnswer($"{text}\n\n{SourceLine(sources, language)}", sources, true, "embedded");
    }

    /// <summary>The best article's pieces; where it has too few, those of the next one about the same beside them.</summary>
    private static (List<string> Pieces, List<Citation> Sources) Cut(KnowledgeFinding found)
    {
        var (pieces, sources) = (new List<string>(), new List<Citation>());
        foreach (var article in found.Articles)
        {
            if (pieces.Count >= FewestPieces || (sources.Count > 0 && !IsNear(found.Articles[0], article))) break;
            var cut = PassageChoice.Of(article.Answer, found.Words);
            var room = PassageChoice.MostSentences - pieces.Sum(Passages.SentencesIn);
            var fitting = cut.TakeWhile((piece, place) => (room -= Passages.SentencesIn(piece)) >= 0 || (pieces.Count == 0 && place == 0)).ToList();
            if (fitting.Count == 0) continue;
            pieces.AddRange(fitting);
            sources.Add(article.Cite());
        }
        return (pieces, sources);
    }

    private static bool IsNear(FoundArticle best, FoundArticle other) => other.Language == best.Language && other.Score >= best.Score * 0.8;
}
