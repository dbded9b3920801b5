using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Safety;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Answers;

/// <summary>
/// The assistant that needs no model and no network: it answers from the patient's record, or with sentences cut from
/// the clinic's articles, and says nothing beyond them but who must ask first (<see cref="Cautions"/>). The same question gets the same answer.
/// </summary>
public sealed class EmbeddedAnswerer(KnowledgeSearch knowledge, EmergencyScreen screen) : IAnswerer
{
    private const int Articles = 3;
    private const int FewestSentences = 2;

    /// <inheritdoc />
    public async Task<AssistantAnswer> AnswerAsync(Question question, Action<string>? partial, CancellationToken cancellationToken)
    {
        var language = LanguageDetector.Detect(question.Text, question.Language);
        var answer = (Courteous(question.Text, AnswerWords.Of(language)) ?? RecordAnswers.Answer(question.Text, language, question.Patient)) is { } said
            ? new AssistantAnswer(said, [], true, "embedded")
            : Warned(await FromArticlesAsync(question, language, cancellationToken), AllergyWarning.Of(question.Text, language, question.Patient));
        partial?.Invoke(answer.Text);
        return answer;
    }

    /// <summary>The last line of an answer: who says so.</summary>
    public static string SourceLine(IReadOnlyList<Citation> sources, string language) =>
        $"{AnswerWords.Of(language).Source}: {string.Join("; ", sources.Select(s => s.Source.Length > 0 ? $"{s.Source}, {s.Title}" : s.Title))}";

    private static string? Courteous(string text, AnswerWords words) =>
        !Courtesy.IsAllOf(text) ? null : Courtesy.IsThanks(text) ? words.Welcome : words.Greeting;

    /// <summary>An answer with what the record says against it before all; that alone where no article answers.</summary>
    private static AssistantAnswer Warned(AssistantAnswer answer, string? warning) => warning is null ? answer
        : answer with { Text = answer.IsKnown ? $"{warning}\n\n{answer.Text}" : warning, IsKnown = true };

    private async Task<AssistantAnswer> FromArticlesAsync(Question question, string language, CancellationToken cancellationToken)
    {
        if (LanguageDetector.IsNeither(question.Text)) return new AssistantAnswer(AnswerWords.NotRead(screen.Number(question.InstanceId)), [], false, "embedded");
        var found = await knowledge.FindAsync(question.InstanceId, question.Text, question.History, Articles, cancellationToken, question.Language);
        var words = AnswerWords.Of(language);
        if (!found.IsConfident || found.Articles.Count == 0)
            return new AssistantAnswer(question.HasHandover ? words.Unknown : words.UnknownApart, [], false, "embedded");
        var (cut, sources) = Cut(found);
        var text = Cautions.After(cut, found.Articles[0].Language);
        if (found.Articles[0].Language != language) text = $"{words.OtherLanguage} {text}";
        return new AssistantAnswer($"{text}\n\n{SourceLine(sources, language)}", sources, true, "embedded");
    }

    /// <summary>What the best article says; where that is one sentence, what the next one about the same says below it.</summary>
    private static (string Text, List<Citation> Sources) Cut(KnowledgeFinding found)
    {
        var (parts, sources) = (new List<string>(), new List<Citation>());
        foreach (var article in found.Articles)
        {
            if (sources.Count > 0 && (parts.Sum(PassageChoice.CountSentences) >= FewestSentences || !IsNear(found.Articles[0], article))) break;
            parts.Add(PassageChoice.Of(article.Answer, found.Words, article.IsOwn));
            sources.Add(article.Cite());
        }
        return (string.Join("\n\n", parts), sources);
    }

    private static bool IsNear(FoundArticle best, FoundArticle other) => other.Language == best.Language && other.Score >= best.Score * 0.8;
}
