using CareChat.Shared;
using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Admin;

/// <summary>What an administrator writes of an article.</summary>
public sealed record ArticleText
{
    /// <summary>The longest answer, in UTF-16 code units.</summary>
    public const int LongestAnswer = 60_000;

    /// <summary>The longest of each of the fields.</summary>
    public const int LongestLine = 400, LongestQuestion = 2000, LongestUrl = 2000, LongestSynonyms = 10_000;

    /// <summary>The kinds of article there are by themselves; others come with collections.</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["information", "symptoms", "causes", "treatment", "prevention", "exams and tests", "outlook", "considerations", "how to"];

    public string Title { get; init; } = "";
    public string Topic { get; init; } = "";

    /// <summary>One a line.</summary>
    public string Synonyms { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Question { get; init; } = "";
    public string Answer { get; init; } = "";
    public string Url { get; init; } = "";

    /// <summary><c>en</c> or <c>es</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>The text as it is stored.</summary>
    /// <exception cref="RefusedException">A field is wrong; one refusal for each, with the field's name and a sentence.</exception>
    public ArticleText Accepted()
    {
        var wrong = new List<Refusal>();
        var accepted = new ArticleText
        {
            Title = Field(wrong, Title, nameof(Title), LongestLine, "Give the article a title."),
            Topic = Field(wrong, Topic, nameof(Topic), LongestLine, "Say what it is about: one or two words are enough."),
            Synonyms = Lines(Field(wrong, Synonyms, nameof(Synonyms), LongestSynonyms)),
            Kind = Field(wrong, Kind, nameof(Kind), LongestLine),
            Question = Field(wrong, Question, nameof(Question), LongestQuestion, "Write the question as a patient would ask it."),
            Answer = Field(wrong, Answer, nameof(Answer), LongestAnswer, "Write the answer. The assistant says nothing that is not here."),
            Url = Address(wrong, Field(wrong, Url, nameof(Url), LongestUrl)),
            Language = Language is "en" or "es" ? Language : "en",
        };
        return wrong.Count == 0 ? accepted : throw new RefusedException(wrong);
    }

    private static string Field(List<Refusal> wrong, string? text, string name, int longest, string? missing = null)
    {
        try
        {
            var accepted = TextRules.Accept(text, name, longest, mayBeEmpty: true);
            if (accepted.Length == 0 && missing is not null) wrong.Add(Refusal.Invalid(name, missing));
            return accepted;
        }
        catch (RefusedException)
        {
            var length = text?.Trim().Length ?? 0;
            wrong.Add(Refusal.Invalid(name, length > longest ? $"This is too long by {length - longest:N0}; {longest:N0} characters fit." : "This contains characters that are not text."));
            return "";
        }
    }

    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase));

    private static string Address(List<Refusal> wrong, string url)
    {
        if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
            wrong.Add(Refusal.Invalid(nameof(Url), "An address begins with https:// or http://."));
        return url;
    }
}
