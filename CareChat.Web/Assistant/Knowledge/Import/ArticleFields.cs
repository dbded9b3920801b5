using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Knowledge.Import;

/// <summary>What the fields of an article may hold.</summary>
internal static class ArticleFields
{
    public const int LongestShort = 400;
    public const int LongestUrl = 2000;
    public const int LongestSynonyms = 10_000;
    public const int LongestQuestion = 2000;
    public const int LongestAnswer = 60_000;

    /// <summary>The article a JSON object describes.</summary>
    /// <exception cref="RefusedException">A field is missing or cannot be taken.</exception>
    public static ArticleItem Item(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw Wrong("article", "must be an object");
        var (topic, kind) = (Take(json, "focus", LongestShort), Take(json, "type", LongestShort));
        var question = Take(json, "question", LongestQuestion, isRequired: true);
        var (id, source) = (Take(json, "id", LongestShort - 20), Take(json, "source", LongestShort));
        var answer = Take(json, "answer", LongestAnswer, isRequired: true);
        return new ArticleItem(
            id,
            source,
            Url(Take(json, "url", LongestUrl)),
            LanguageOf(Take(json, "language", LongestShort)),
            topic, Synonyms(json), kind,
            Title(Take(json, "title", LongestShort), topic, kind, question),
            question,
            MedQuadText.IsOf(source, id) ? MedQuadText.Clean(answer) : answer);
    }

    /// <summary>An article's language by its name or tag; English where none is said.</summary>
    public static string LanguageOf(string text) => text.ToLowerInvariant() switch
    {
        "" or "en" or "en-us" => "en",
        "es" or "es-us" => "es",
        _ => throw Wrong("language", "must be en or es"),
    };

    /// <summary>An address people can open.</summary>
    public static string Url(string text) =>
        text.Length == 0 || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
            ? text : throw Wrong("url", "must begin with http:// or https://");

    private static string Take(JsonElement json, string field, int longest, bool isRequired = false)
    {
        if (!json.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null) value = default;
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Undefined)) throw Wrong(field, "must be a text");
        return TextRules.Accept(value.ValueKind == JsonValueKind.String ? value.GetString() : null, field, longest, mayBeEmpty: !isRequired);
    }

    private static string Synonyms(JsonElement json)
    {
        if (!json.TryGetProperty("synonyms", out var value) || value.ValueKind is JsonValueKind.Null) return "";
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(v => v.ValueKind != JsonValueKind.String))
            throw Wrong("synonyms", "must be a list of texts");
        var lines = value.EnumerateArray().Select(v => TextRules.Accept(v.GetString(), "synonyms", LongestShort, mayBeEmpty: true).ReplaceLineEndings(" "));
        return TextRules.Accept(string.Join('\n', lines.Where(line => line.Length > 0)), "synonyms", LongestSynonyms, mayBeEmpty: true);
    }

    /// <summary>What the article is called below an answer: its title, or its topic with the aspect, or its question.</summary>
    private static string Title(string title, string topic, string kind, string question)
    {
        if (title.Length > 0) return title;
        if (topic.Length == 0) return question.Length <= LongestShort ? question : question[..LongestShort];
        var named = char.ToUpperInvariant(topic[0]) + topic[1..];
        return kind is "" or "information" || named.Length + kind.Length + 2 > LongestShort ? named : $"{named}: {kind}";
    }

    private static RefusedException Wrong(string field, string what) => new(Refusal.Invalid(field, $"{field} {what}"));
}
