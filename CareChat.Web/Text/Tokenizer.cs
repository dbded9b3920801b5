using System.Text;

namespace CareChat.Web.Text;

/// <summary>Cuts texts into words: one way for everything that compares them.</summary>
public static class Tokenizer
{
    /// <summary>The words of a text in order.</summary>
    public static IEnumerable<Word> Words(string text)
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
                if (Folding.IsLetter(letter)) Append(folded, Folding.Fold(letter));
                else if (!Folding.IsMark(letter)) break;
                at += letter.Utf16SequenceLength;
            }

            yield return new Word(start, at - start, folded.ToString());
        }
    }

    /// <summary>
    /// The words of a text with blanks between them: what a full-text index without folding of its own is to be given,
    /// so that it finds what the others find.
    /// </summary>
    public static string FoldedText(string text) => string.Join(' ', Words(text).Select(word => word.Folded));

    private static void Append(StringBuilder text, Rune letter)
    {
        Span<char> units = stackalloc char[2];
        text.Append(units[..letter.EncodeToUtf16(units)]);
    }

    private static bool StartsAt(string text, int at, out int length)
    {
        var isCharacter = Rune.TryGetRuneAt(text, at, out var letter);
        length = isCharacter ? letter.Utf16SequenceLength : 1;
        return isCharacter && Folding.IsLetter(letter);
    }
}
