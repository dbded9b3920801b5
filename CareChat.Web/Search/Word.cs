using System.Text;

namespace CareChat.Web.Search;

/// <summary>A word of a text as the search index sees it.</summary>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="Length">How long it is in the text, combining marks included.</param>
/// <param name="Folded">The word in lower case without its marks: what is compared.</param>
public readonly record struct Word(int Start, int Length, string Folded)
{
    /// <summary>Where the word ends.</summary>
    public int End => Start + Length;

    /// <summary>The words of a text in order.</summary>
    public static IEnumerable<Word> In(string text)
    {
        var folded = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (!StartsAt(text, at, out var first))
            {
                at += first;
                continue;
            }

            var start = at;
            folded.Clear();
            while (at < text.Length && Rune.TryGetRuneAt(text, at, out var letter))
            {
                if (IndexAlphabet.IsLetter(letter)) Append(folded, IndexAlphabet.Fold(letter));
                else if (!IndexAlphabet.IsMark(letter)) break;
                at += letter.Utf16SequenceLength;
            }

            yield return new Word(start, at - start, folded.ToString());
        }
    }

    /// <summary>
    /// The words of a text with blanks between them: what a full-text index without folding of its own is to be given,
    /// so that it finds what the others find.
    /// </summary>
    public static string FoldedText(string text) => string.Join(' ', In(text).Select(word => word.Folded));

    private static void Append(StringBuilder text, Rune letter)
    {
        Span<char> units = stackalloc char[2];
        text.Append(units[..letter.EncodeToUtf16(units)]);
    }

    private static bool StartsAt(string text, int at, out int length)
    {
        var isCharacter = Rune.TryGetRuneAt(text, at, out var letter);
        length = isCharacter ? letter.Utf16SequenceLength : 1;
        return isCharacter && IndexAlphabet.IsLetter(letter);
    }
}
