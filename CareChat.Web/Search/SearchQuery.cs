using CareChat.Web.Text;

namespace CareChat.Web.Search;

/// <summary>
/// What a person is looking for. All terms must occur; <c>"..."</c> is a phrase; the last word outside quotation marks
/// may be the beginning of a longer one. Case and accents do not matter, and neither does the usual choice between
/// spellings (<see cref="SearchSpellings"/>).
/// </summary>
/// <param name="Readings">
/// The terms as they were written, then other readings of the whole; all terms of one reading must occur. They stand apart,
/// because an index is quick at words that must all occur, and at other readings too, which mostly occur nowhere.
/// </param>
public sealed record SearchQuery(IReadOnlyList<IReadOnlyList<SearchTerm>> Readings)
{
    /// <summary>With more terms than this, each is looked for as it is written and in no other way.</summary>
    private const int MostVaried = 8;

    /// <summary>With more terms than this, no two are taken for one word.</summary>
    private const int MostJoined = 5;

    /// <summary>Straight marks, and those that keyboards and phones put in their place.</summary>
    private const string QuotationMarks = "\"“”„‟«»＂";

    private string Text { get; init; } = "";

    /// <summary>Of these one must occur where a reading but the first is to be found: a cheap question to ask before.</summary>
    internal IReadOnlyList<SearchPhrase> Hints { get; private init; } = [];

    /// <summary>True where there is nothing to look for: such a query finds nothing.</summary>
    public bool IsEmpty => Readings.Count == 0;

    /// <summary>Understands every text; a quotation mark without its partner reaches to the end.</summary>
    public static SearchQuery Parse(string? text) => Parse(text ?? "", Tokenizer.Pieces);

    /// <summary>The query for an index of version 1, whose words went on over digits and over letters without blanks.</summary>
    internal SearchQuery ForFormer() => Parse(Text, part => [.. Tokenizer.Words(part)]);

    private static SearchQuery Parse(string text, Func<string, List<Word>> cut)
    {
        var runs = new List<WordRun>();
        var last = -1;
        foreach (var (part, isQuoted) in Parts(text))
        {
            var words = cut(part);
            if (words.Count == 0) continue;
            if (isQuoted) runs.Add(new WordRun(part, words, IsQuoted: true));
            else AddRuns(runs, part, words);
            if (!isQuoted) last = runs.Count - 1;
        }
        if (runs.Count == 0) return new SearchQuery([]);
        var readings = ReadingsOf(runs, last).ToList();
        var written = readings[0].Select(term => term.Ways[0]).ToList();
        var hints = readings.Skip(1).SelectMany(terms => terms).SelectMany(term => term.Ways).Where(way => !written.Contains(way));
        return new SearchQuery(readings) { Text = text, Hints = [.. hints] };
    }

    private static IEnumerable<IReadOnlyList<SearchTerm>> ReadingsOf(List<WordRun> runs, int last)
    {
        var terms = runs.Select((run, number) => Term(run, number == last)).ToList();
        var written = terms.ConvertAll(term => new SearchTerm([term.Ways[0]]));
        yield return written;
        if (terms.Count <= MostVaried && terms.Exists(term => term.Ways.Count > 1)) yield return Varied(terms);
        if (terms.Count > MostJoined) yield break;
        for (var i = 0; i + 1 < runs.Count; i++)
        {
            if (runs[i].JoinedWith(runs[i + 1]) is not { } joined) continue;
            var way = new SearchPhrase(joined, IsPrefix: i + 1 == last && runs[i + 1].MayGoOn);
            yield return [.. written[..i], new SearchTerm([way]), .. written[(i + 2)..]];
        }
    }

    /// <summary>The terms with their other ways; where only one has any, without the way that was asked for.</summary>
    private static List<SearchTerm> Varied(List<SearchTerm> terms) => terms.Count(term => term.Ways.Count > 1) > 1 ? terms
        : terms.ConvertAll(term => term.Ways.Count > 1 ? new SearchTerm([.. term.Ways.Skip(1)]) : term);

    private static SearchTerm Term(WordRun run, bool isLast)
    {
        var words = run.Words.Select(word => word.Folded).ToList();
        var mayGoOn = isLast && run.MayGoOn;
        return new SearchTerm([new SearchPhrase(words, mayGoOn),
            .. SearchSpellings.Of(run).Select(way => way with { IsPrefix = way.IsPrefix && mayGoOn })]);
    }

    /// <summary>The text between quotation marks and outside of them.</summary>
    private static IEnumerable<(string Part, bool IsQuoted)> Parts(string text)
    {
        var (start, isQuoted) = (0, false);
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && (!QuotationMarks.Contains(text[at]) || WordGap.IsHebrewMark(text, at))) continue;
            yield return (text[start..at], isQuoted);
            (start, isQuoted) = (at + 1, !isQuoted);
        }
    }

    /// <summary>Words that are written as one are looked for next to each other: "don't", "follow-up", "7.5", "120/80", "500mg".</summary>
    private static void AddRuns(List<WordRun> runs, string text, List<Word> words)
    {
        for (var first = 0; first < words.Count;)
        {
            var next = first + 1;
            while (next < words.Count && WordGap.IsNone(text, words[next - 1], words[next])) next++;
            runs.Add(new WordRun(text, words[first..next]));
            first = next;
        }
    }
}
