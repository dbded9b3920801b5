namespace CareChat.Web.Safety.Phrases;

/// <summary>
/// Words with one slip of the keyboard: a letter left out, added, changed, or two swapped. Found by what both words become
/// when a letter is left out, so that a message's word is never compared with all words of the list.
/// </summary>
internal sealed class Slips
{
    private const int ShortestWord = 5;
    private const int LongestWord = 24;
    private readonly Dictionary<string, List<string>> byRest = [];
    private readonly IReadOnlySet<string> rightWords;

    /// <summary>Slips of some words.</summary>
    /// <param name="words">The words; short ones are left out, because their slips are words themselves.</param>
    /// <param name="rightWords">Words that are what they are and nobody's slip.</param>
    public Slips(IEnumerable<string> words, IReadOnlySet<string> rightWords)
    {
        this.rightWords = rightWords;
        foreach (var word in words.Where(w => w.Length is >= ShortestWord and <= LongestWord).Distinct())
        {
            foreach (var rest in Rests(word).Append(word).Distinct())
            {
                if (!byRest.TryGetValue(rest, out var list)) byRest[rest] = list = [];
                list.Add(word);
            }
        }
    }

    /// <summary>The words this one may be a slip of, each once.</summary>
    public List<string> WordsFor(string written)
    {
        var found = new List<string>();
        if (written.Length is < ShortestWord - 1 or > LongestWord + 1 || rightWords.Contains(written)) return found;
        var lists = byRest.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> rest = stackalloc char[written.Length];
        for (var left = 0; left <= written.Length; left++)
        {
            written.CopyTo(rest);
            if (left < written.Length) written.AsSpan(left + 1).CopyTo(rest[left..]);
            if (!lists.TryGetValue(rest[..(left < written.Length ? written.Length - 1 : written.Length)], out var words)) continue;
            foreach (var word in words)
            {
                if (!found.Contains(word) && IsSlip(written, word)) found.Add(word);
            }
        }
        return found;
    }

    private static IEnumerable<string> Rests(string word) => Enumerable.Range(0, word.Length).Select(i => word.Remove(i, 1));

    /// <summary>One slip, and not in the first letter; in words of five letters none is merely changed, and a plural is no slip.</summary>
    private static bool IsSlip(string written, string word)
    {
        if (written == word || written[0] != word[0]) return false;
        if (IsPlural(written, word) || IsPlural(word, written)) return false;
        var start = written.AsSpan().CommonPrefixLength(word);
        var left = written.AsSpan(start);
        var right = word.AsSpan(start);
        if (left.Length != right.Length) return left.Length < right.Length ? left.SequenceEqual(right[1..]) : right.SequenceEqual(left[1..]);
        if (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..])) return true;
        return word.Length > ShortestWord && left[1..].SequenceEqual(right[1..]);
    }

    private static bool IsPlural(string many, string one) => many.Length == one.Length + 1 && many[^1] == 's' && many.StartsWith(one, StringComparison.Ordinal);
}
