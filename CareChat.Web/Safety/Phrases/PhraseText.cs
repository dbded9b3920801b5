using System.Globalization;
using System.Text;
using CareChat.Web.Text;

namespace CareChat.Web.Safety.Phrases;

/// <summary>A word as patterns see it.</summary>
/// <param name="Text">Folded: small letters, no accents, no apostrophes, long forms.</param>
/// <param name="Sentence">The number of its sentence.</param>
/// <param name="Clause">The number of its clause; commas and the like part clauses.</param>
internal readonly record struct PhraseWord(string Text, int Sentence, int Clause);

/// <summary>A text cut into sentences, clauses and folded words.</summary>
internal sealed class PhraseText
{
    private const string Apostrophes = "'’‘‛ʼ`´′＇";
    private const char Accent = '\u0301';
    private readonly List<PhraseWord> words = [];
    private readonly List<int> sentenceEnds = [];
    private readonly HashSet<int> questions;
    private readonly StringBuilder word = new();
    private bool hasAccent;
    private char stretched;
    private char lastMark = ' ';
    private int sentence;
    private int clause;

    /// <summary>Reads a text.</summary>
    public PhraseText(string text)
    {
        questions = [];
        var folded = DottedWords.Joined(Fold(text));
        var from = 0;
        foreach (var (start, end, number) in WrittenNumbers.In(folded))
        {
            for (; from < start; from++) Take(folded, from);
            TakeWhole(number);
            from = end;
        }
        for (; from < folded.Length; from++) Take(folded, from);
        EndWord();
        EndSentences();
    }

    private PhraseText(PhraseText of, int index, int reach, IReadOnlyList<string> instead)
    {
        questions = of.questions;
        for (var i = Math.Max(0, index - reach); i <= Math.Min(of.words.Count - 1, index + reach); i++)
        {
            var one = of.words[i];
            if (i == index) words.AddRange(instead.Select(word => one with { Text = word }));
            else words.Add(one);
        }
        EndSentences();
    }

    /// <summary>The words in their order.</summary>
    public IReadOnlyList<PhraseWord> Words => words;

    /// <summary>The words around one, as far as they matter, with others in its place.</summary>
    public PhraseText Around(int index, int reach, IReadOnlyList<string> instead) => new(this, index, reach, instead);

    /// <summary>True where the sentence has a question mark.</summary>
    public bool IsQuestion(int sentence) => questions.Contains(sentence);

    /// <summary>The word after the last of a word's sentence.</summary>
    public int SentenceEnd(int index) => sentenceEnds[index];

    /// <summary>True where the word begins its clause.</summary>
    public bool BeginsClause(int index) => index == 0 || words[index - 1].Clause != words[index].Clause;

    /// <summary>Letters as search and articles see them; where one lost its accent a mark stands behind it.</summary>
    private static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        Span<char> small = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsBmp && Apostrophes.Contains((char)rune.Value)) plain.Append('\'');
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format) plain.Append(small[..rune.EncodeToUtf16(small)]);
        }
        var folded = new StringBuilder(text.Length);
        foreach (var rune in plain.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            var letter = Folding.Of(rune);
            if (letter.Kind is LetterKind.Gap or LetterKind.Mixed)
            {
                folded.Append(small[..rune.EncodeToUtf16(small)]);
                continue;
            }
            folded.Append(letter.Text);
            if (!letter.Text.AsSpan().SequenceEqual(small[..Rune.ToLowerInvariant(rune).EncodeToUtf16(small)])) folded.Append(Accent);
        }
        return folded.ToString();
    }

    private void EndSentences()
    {
        for (var i = words.Count - 1; i >= 0; i--) sentenceEnds.Add(i + 1 < words.Count && words[i + 1].Sentence == words[i].Sentence ? sentenceEnds[^1] : i + 1);
        sentenceEnds.Reverse();
    }

    private void Take(string text, int i)
    {
        var letter = text[i];
        if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) hasAccent = true;
        else if (char.IsLetter(letter)) TakeLetter(char.ToLowerInvariant(letter));
        else if (char.IsAsciiDigit(letter)) TakeDigit(letter);
        else if (letter == '\'' && word.Length > 0 && !char.IsAsciiDigit(word[^1])) word.Append('\'');
        else if (letter is '.' or ',' && IsInNumber(text, i)) word.Append('.');
        else EndWith(Mark(text, i));
    }

    /// <summary>Dots in a row and a line that goes on part clauses only.</summary>
    private static char Mark(string text, int i)
    {
        var (before, after) = (i > 0 ? text[i - 1] : '\n', i + 1 < text.Length ? text[i + 1] : '\n');
        return text[i] switch
        {
            '.' when before == '.' || after == '.' => ',',
            '\n' when (char.IsLetterOrDigit(before) || before == ' ') && char.IsLetterOrDigit(after) => ',',
            _ => text[i],
        };
    }

    private bool IsInNumber(string text, int i) =>
        word.Length > 0 && char.IsAsciiDigit(word[^1]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);

    private void TakeLetter(char letter)
    {
        if (word.Length > 0 && char.IsAsciiDigit(word[^1])) EndWord();
        if (letter == stretched) return;
        stretched = '\0';
        if (word.Length > 1 && word[^1] == letter && word[^2] == letter)
        {
            stretched = letter;
            word.Length--;
            return;
        }
        word.Append(letter);
    }

    /// <summary>A date or the like: a word as it stands.</summary>
    private void TakeWhole(string number)
    {
        EndWord();
        words.Add(new PhraseWord(number, sentence, clause));
        lastMark = ' ';
    }

    private void TakeDigit(char digit)
    {
        if (word.Length > 0 && !char.IsAsciiDigit(word[^1]) && word[^1] != '.') EndWord();
        word.Append(digit);
    }

    private void EndWith(char mark)
    {
        EndWord();
        var isAfterComma = lastMark == ',';
        if (mark != ' ') lastMark = mark;
        switch (mark)
        {
            case '.' or '!' or '?' or ';' or '\n' or '¡':
                if (mark == '?') questions.Add(sentence);
                sentence++;
                clause++;
                break;
            case '¿':
                if (!isAfterComma) sentence++;
                questions.Add(sentence);
                clause++;
                break;
            case ',' or ':' or '(' or ')' or '–' or '—':
                clause++;
                break;
        }
    }

    private void EndWord()
    {
        if (word.Length == 0) return;
        var folded = word.ToString().Trim('\'');
        if (folded == "si" && hasAccent) folded = "yes";
        word.Clear();
        stretched = '\0';
        hasAccent = false;
        if (folded.Length == 0) return;
        lastMark = ' ';
        foreach (var part in Spelling.Expand(folded)) words.Add(new PhraseWord(part, sentence, clause));
    }
}
