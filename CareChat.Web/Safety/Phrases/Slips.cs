namespace CareChat.Web.Safety.Phrases;

/// <summary>
/// Words with one slip of the keyboard: a letter left out, added, changed, or two swapped. Found by what both words become
/// when a letter is left out, so that a message's word is never compared with all words of the list.
/// </summary>
internal sealed class Slips
{
    private const int ShortestWord = 5;
    private const int LongestWord = 24;

    /// <summary>The rows of a keyboard; a wrong letter in a word of five is one beside the right one.</summary>
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private readonly bool isWide;
    private readonly int shortest;
    private readonly Dictionary<string, List<string>> byRest = [];
    private readonly IReadOnlySet<string> rightWords;

    /// <summary>Slips of some words.</summary>
    /// <param name="words">The words; short ones are left out, because their slips are words themselves.</param>
    /// <param name="rightWords">Words that are what they are and nobody's slip.</param>
    /// <param name="isWide">True where words of four letters have slips too; what stands around must then prove them.</param>
    public Slips(IEnumerable<string> words, IReadOnlySet<string> rightWords, bool isWide = false)
    {
        (this.rightWords, this.isWide, shortest) = (rightWords, isWide, isWide ? ShortestWord - 1 : ShortestWord);
        foreach (var word in words.Where(w => w.Length >= shortest && w.Length <= LongestWord).Distinct())
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
        if (written.Length < shortest - 1 || written.Length > LongestWord + 1 || rightWords.Contains(written)) return found;
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

    /// <summary>One slip, and not in the first letter; in words of five letters none is merely changed,
    /// but for one beside it on the keyboard where slips are wide; in words of four one is left out, doubled or swapped. A plural is no slip.</summary>
    private bool IsSlip(string written, string word)
    {
        if (written == word || written[0] != word[0]) return false;
        if (IsPlural(written, word) || IsPlural(word, written)) return false;
        var start = written.AsSpan().CommonPrefixLength(word);
        var left = written.AsSpan(start);
        var right = word.AsSpan(start);
        if (left.Length < right.Length) return left.SequenceEqual(right[1..]);
        if (left.Length > right.Length) return right.SequenceEqual(left[1..]) && (word.Length >= ShortestWord || left[0] == written[start - 1]);
        if (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..])) return true;
        if (isWide && left.Length == 1) return false; // another ending is another form of the word
        if (word.Length < ShortestWord || (word.Length == ShortestWord && !(isWide && AreNeighbours(left[0], right[0])))) return false;
        return left[1..].SequenceEqual(right[1..]);
    }

    private static bool AreNeighbours(char one, char other) =>
        Rows.Any(row => row.Contains(one) && row.Contains(other) && Math.Abs(row.IndexOf(one) - row.IndexOf(other)) == 1);

    private static bool IsPlural(string many, string one) => many.Length == one.Length + 1 && many[^1] == 's' && many.StartsWith(one, StringComparison.Ordinal);
}
