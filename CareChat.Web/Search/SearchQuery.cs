using CareChat.Web.Text;
namespace CareChat.Web.Search;

/// <summary>
/// What a person is looking for. All terms must occur; <c>"..."</c> is a phrase; the last word outside quotation marks
/// may be the beginning of a longer one. Case and accents do not matter.
/// </summary>
public sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms)
{
    /// <summary>Straight marks, and those that keyboards and phones put in their place.</summary>
    private static readonly char[] QuotationMarks = ['"', '“', '”', '„', '‟', '«', '»'];

    /// <summary>True where there is nothing to look for: such a query finds nothing.</summary>
    public bool IsEmpty => Terms.Count == 0;

    /// <summary>Understands every text; a quotation mark without its partner reaches to the end.</summary>
    public static SearchQuery Parse(string? text)
    {
        var parts = (text ?? "").Split(QuotationMarks);
        var terms = new List<SearchTerm>();
        var lastWord = -1;
        for (var part = 0; part < parts.Length; part++)
        {
            if (part % 2 == 1) AddPhrase(terms, parts[part]);
            else if (AddWords(terms, parts[part])) lastWord = terms.Count - 1;
        }

        if (lastWord >= 0) terms[lastWord] = terms[lastWord] with { IsPrefix = true };
        return new SearchQuery(terms);
    }

    /// <summary>The expression for MATCH of SQLite's FTS5.</summary>
    public string ToFts5() => IsEmpty ? "\"\"" : string.Join(" AND ", Terms.Select(term =>
        $"\"{string.Join(' ', term.Words).Replace("\"", "\"\"")}\"{(term.IsPrefix ? "*" : "")}"));

    /// <summary>The text for PostgreSQL's to_tsquery('simple', …); empty, which finds nothing, for an empty query.</summary>
    public string ToTsQuery() => string.Join(" & ", Terms.Select(term =>
        $"({string.Join(" <-> ", term.Words.Select(Lexeme))}{(term.IsPrefix ? ":*" : "")})"));

    private static string Lexeme(string word) => $"'{word.Replace("\\", "\\\\").Replace("'", "''")}'";

    private static void AddPhrase(List<SearchTerm> terms, string text)
    {
        var words = Tokenizer.Words(text).Select(word => word.Folded).ToList();
        if (words.Count > 0) terms.Add(new SearchTerm(words, IsPrefix: false));
    }

    private static bool AddWords(List<SearchTerm> terms, string text)
    {
        var together = new List<string>();
        var end = 0;
        foreach (var word in Tokenizer.Words(text))
        {
            if (together.Count > 0 && !IsJoined(text, end, word.Start))
            {
                terms.Add(new SearchTerm(together, IsPrefix: false));
                together = [];
            }

            together.Add(word.Folded);
            end = word.End;
        }

        if (together.Count > 0) terms.Add(new SearchTerm(together, IsPrefix: false));
        return together.Count > 0;
    }

    /// <summary>Whether what stands between two words makes them one: "don't", "follow-up", "7.5", "120/80".</summary>
    private static bool IsJoined(string text, int end, int start) => start - end == 1 && text[end] switch
    {
        '\'' or '’' or '-' or '‐' or '‑' => true,
        '.' or ',' or '/' or ':' => char.IsDigit(text[end - 1]) && char.IsDigit(text[start]),
        _ => false,
    };
}
