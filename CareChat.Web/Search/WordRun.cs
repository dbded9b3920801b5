using CareChat.Web.Text;

namespace CareChat.Web.Search;

/// <summary>Words of a query that are looked for next to each other.</summary>
/// <param name="Text">The part of the query they stand in.</param>
/// <param name="Words">The words; never empty.</param>
/// <param name="IsQuoted">True for what stands between quotation marks.</param>
internal sealed record WordRun(string Text, IReadOnlyList<Word> Words, bool IsQuoted = false)
{
    /// <summary>Letters of Chinese, Japanese and Korean are whole: none begins another.</summary>
    private const char FirstWhole = '\u2E80';
    private const int LongestJoined = 60;

    /// <summary>Whether the last word can be the beginning of a longer one.</summary>
    public bool MayGoOn => !IsQuoted && Words[^1].Folded[0] < FirstWhole;

    /// <summary>A word as it was typed.</summary>
    public ReadOnlySpan<char> Typed(int word) => Text.AsSpan(Words[word].Start, Words[word].Length);

    /// <summary>This word and the next run with nothing between them; null where nobody would write them so.</summary>
    public List<string>? JoinedWith(WordRun next)
    {
        if (IsQuoted || next.IsQuoted || Words.Count > 1 || !ReferenceEquals(Text, next.Text)) return null;
        var (word, other) = (Words[0], next.Words[0]);
        var isOne = WordGap.IsThousands(Text, word, other) || (WordGap.IsPlain(word) && WordGap.IsPlain(other)
            && Text.AsSpan(word.End, other.Start - word.End).IsWhiteSpace());
        if (!isOne || word.Folded.Length + other.Folded.Length > LongestJoined) return null;
        return [word.Folded + other.Folded, .. next.Words.Skip(1).Select(more => more.Folded)];
    }
}
