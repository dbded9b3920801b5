namespace CareChat.Web.Text;

/// <summary>
/// Cuts texts into words, folded: one way for the search, the articles and the screen, so that what one finds the others
/// find. The time it takes grows with the length of the text and no faster.
/// </summary>
public static class Tokenizer
{
    private const int LongestCompound = 60;
    private const int MostParts = 6;

    /// <summary>The words of a text in order, as people count them: "b12" and "500mg" are one word each.</summary>
    public static IEnumerable<Word> Words(string text)
    {
        var pieces = Pieces(text);
        for (var first = 0; first < pieces.Count;)
        {
            var next = first + 1;
            while (next < pieces.Count && pieces[next].Start <= pieces[next - 1].End) next++;
            yield return next == first + 1 ? pieces[first]
                : new Word(pieces[first].Start, pieces[next - 1].End - pieces[first].Start, string.Concat(pieces.Take(first..next).Select(piece => piece.Folded)));
            first = next;
        }
    }

    /// <summary>
    /// The smallest parts of a text in order: a number and its unit are two, and so is every letter of a script that puts
    /// no blanks between words. A word that is searched for is one such part or several in a row.
    /// </summary>
    public static List<Word> Pieces(string text) => new WordCutter(text).Cut();

    /// <summary>What words with hyphens, apostrophes and the like in them are without these: "follow-up" is "followup" too.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pieces">Its smallest parts.</param>
    /// <returns>Stretches of parts, in the order of their beginnings.</returns>
    public static IEnumerable<Compound> Compounds(string text, IReadOnlyList<Word> pieces)
    {
        for (var first = 0; first < pieces.Count;)
        {
            var next = first + 1;
            while (next < pieces.Count && WordGap.IsCompound(text, pieces[next - 1], pieces[next])) next++;
            for (var at = first; at + 1 < next; at++)
            {
                var isWhole = at == first && next - first is > 2 and <= MostParts;
                if (isWhole && Join(pieces, first, next - first) is { } whole) yield return whole;
                if (Join(pieces, at, 2) is { } pair) yield return pair;
            }
            first = next;
        }
    }

    /// <summary>
    /// The words of a text with blanks between them: what a full-text index without folding of its own is to be given,
    /// so that it finds what the others find.
    /// </summary>
    public static string FoldedText(string text) => string.Join(' ', Words(text).Select(word => word.Folded));

    private static Compound? Join(IReadOnlyList<Word> pieces, int first, int count)
    {
        var length = 0;
        for (var i = first; i < first + count; i++) length += pieces[i].Folded.Length;
        return length > LongestCompound ? null : new Compound(first, count, string.Concat(Enumerable.Range(first, count).Select(i => pieces[i].Folded)));
    }
}
