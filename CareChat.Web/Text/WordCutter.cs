using System.Text;

namespace CareChat.Web.Text;

/// <summary>Goes once through a text and cuts it into its smallest words.</summary>
internal sealed class WordCutter(string text)
{
    private readonly List<Word> words = [];
    private readonly StringBuilder folded = new();
    private LetterKind open = LetterKind.Gap;
    private bool isNumberSign;
    private bool isComposed;
    private int start;
    private int end;
    private int sinceDot;

    /// <summary>The words in their order.</summary>
    public List<Word> Cut()
    {
        for (var at = 0; at < text.Length;)
        {
            var isCharacter = Rune.TryGetRuneAt(text, at, out var character);
            var length = isCharacter ? character.Utf16SequenceLength : 1;
            if (!isCharacter) Close();
            else if (character.IsAscii) TakeAscii((char)character.Value, at);
            else if (!IsInside(at)) Take(Folding.Of(character), at, length);
            at += length;
        }
        Close();
        return words;
    }

    private void TakeAscii(char letter, int at)
    {
        if (char.IsAsciiLetter(letter)) Append(LetterKind.Letter, (char)(letter | 0x20), at);
        else if (char.IsAsciiDigit(letter)) Append(LetterKind.Digit, letter, at);
        else if (!IsInside(at)) Close();
    }

    private void Take(FoldedCharacter character, int at, int length)
    {
        switch (character.Kind)
        {
            case LetterKind.Gap:
                Close();
                return;
            case LetterKind.Ignored:
                if (open != LetterKind.Gap) end = at + length;
                return;
        }
        if (open == LetterKind.Digit && character.IsNumberSign != isNumberSign) Close();
        foreach (var part in character.Text.EnumerateRunes()) TakePart(part, character.Kind, at, length, character.IsNumberSign);
    }

    private void TakePart(Rune part, LetterKind kind, int at, int length, bool ofNumberSign)
    {
        if (kind == LetterKind.Mixed) kind = Folding.KindOf(part);
        if (kind == LetterKind.Gap)
        {
            Close();
            return;
        }
        if (kind == LetterKind.Mark) kind = TakeMark(part);
        if (kind == LetterKind.Gap) return;
        Open(kind, at);
        isNumberSign = ofNumberSign;
        Span<char> units = stackalloc char[2];
        folded.Append(units[..part.EncodeToUtf16(units)]);
        (end, sinceDot) = (at + length, sinceDot + 1);
    }

    /// <summary>A mark goes with the open word; one that stands alone begins a word, and one on a digit is nothing.</summary>
    private LetterKind TakeMark(Rune mark)
    {
        if (open == LetterKind.Gap) return Folding.IsUnspaced(mark.ToString()) ? LetterKind.Single : LetterKind.Letter;
        if (open == LetterKind.Digit) return LetterKind.Gap;
        isComposed = true;
        return LetterKind.Mark;
    }

    private void Append(LetterKind kind, char letter, int at)
    {
        if (open == LetterKind.Digit && isNumberSign) Close();
        Open(kind, at);
        isNumberSign = false;
        folded.Append(letter);
        (end, sinceDot) = (at + 1, sinceDot + 1);
    }

    private void Open(LetterKind kind, int at)
    {
        if (kind == LetterKind.Mark || (kind == open && kind != LetterKind.Single)) return;
        Close();
        (open, start, sinceDot) = (kind, at, 0);
    }

    private void Close()
    {
        if (open == LetterKind.Gap) return;
        words.Add(new Word(start, end - start, WordForms.Finish(folded.ToString(), isComposed)));
        folded.Clear();
        (open, isComposed, isNumberSign) = (LetterKind.Gap, false, false);
    }

    /// <summary>The dots of an abbreviation of single letters ("t.i.d.", "U.S.") and the marks of a Hebrew one are not seen.</summary>
    private bool IsInside(int at)
    {
        if (open != LetterKind.Letter || at + 1 >= text.Length) return false;
        if (text[at] == '.' && sinceDot == 1 && char.IsLetter(text[at + 1]) && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2])))
        {
            sinceDot = 0;
            return true;
        }
        return WordGap.IsHebrewMark(text, at);
    }
}
