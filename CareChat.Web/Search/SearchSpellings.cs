using CareChat.Web.Text;

namespace CareChat.Web.Search;

/// <summary>
/// How else the words of a query may be written: hyphens and apostrophes left out or put in, numbers with or without a
/// mark between their thousands, umlauts as two letters, British and American spelling, the Arabic and Hebrew words that
/// are written onto others. The index holds texts as they are; the choice is made here, where it costs nothing to keep.
/// </summary>
internal static class SearchSpellings
{
    private const int MostWords = 8;

    /// <summary>The other ways of a run of words; <see cref="SearchPhrase.IsPrefix"/> says whether the last word may go on.</summary>
    public static IEnumerable<SearchPhrase> Of(WordRun run)
    {
        var words = run.Words.Select(word => word.Folded).ToList();
        if (words.Count > MostWords) yield break;
        if (Joined(run, words) is { } joined) yield return new SearchPhrase(joined, IsPrefix: true);
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var (other, mayGoOn) in Others(run, i))
                yield return new SearchPhrase([.. words[..i], .. other, .. words[(i + 1)..]], mayGoOn || i + 1 < words.Count);
        }
    }

    /// <summary>The words with those taken together that are parts of one: "follow-up", "1,000"; null where none are.</summary>
    private static List<string>? Joined(WordRun run, List<string> words)
    {
        var joined = new List<string> { words[0] };
        for (var i = 1; i < words.Count; i++)
        {
            var (before, next) = (run.Words[i - 1], run.Words[i]);
            var isThousand = WordGap.IsThousands(run.Text, before, next) && run.Text[before.End] != ' ';
            if (isThousand || WordGap.IsCompound(run.Text, before, next)) joined[^1] += words[i];
            else joined.Add(words[i]);
        }
        return joined.Count < words.Count ? joined : null;
    }

    private static IEnumerable<(string[] Words, bool MayGoOn)> Others(WordRun run, int i)
    {
        var word = run.Words[i].Folded;
        if (char.IsAsciiDigit(word[0])) return Thousands(word);
        if (!WordGap.IsPlain(run.Words[i])) return [];
        var isBeforeDigit = i + 1 < run.Words.Count && char.IsAsciiDigit(run.Words[i + 1].Folded[0]);
        return CompoundParts.Split(word, isBeforeDigit).Select(parts => (parts, false))
            .Concat(SpellingVariants.Of(word, run.Typed(i).ToString()).Select(variant => (new[] { variant.Word }, variant.MayGoOn)));
    }

    /// <summary>"1000" as "1 000", which "1,000" is in the index too.</summary>
    private static IEnumerable<(string[] Words, bool MayGoOn)> Thousands(string number)
    {
        const int group = 3;
        if (number.Length is <= group or > 12 || number[0] == '0') yield break;
        var first = number.Length % group == 0 ? group : number.Length % group;
        yield return ([number[..first], .. number[first..].Chunk(group).Select(digits => new string(digits))], false);
    }
}
