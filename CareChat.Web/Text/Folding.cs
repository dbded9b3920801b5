using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CareChat.Web.Text;

/// <summary>A character as it is compared.</summary>
/// <param name="Text">What is compared: small letters without accents, ASCII digits; empty for what is not seen.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsNumberSign">True for digits above, below or around the line, which do not go on a number: "10³", "1½".</param>
internal sealed record FoldedCharacter(string Text, LetterKind Kind, bool IsNumberSign = false);

/// <summary>
/// How one character is seen: by Unicode's compatibility decomposition, in lower case, without accents and points, and
/// with the letters that decomposition leaves brought to what is typed for them.
/// </summary>
internal static class Folding
{
    private const int FirstPlainPlane = 0x20000;
    private const int TimesSign = 0xD7;
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private static readonly CharacterRanges Accents = new(FoldingTables.Accents);
    private static readonly CharacterRanges Unseen = new(FoldingTables.Unseen);
    private static readonly CharacterRanges Gaps = new(FoldingTables.Gaps);
    private static readonly CharacterRanges Unspaced = new(FoldingTables.Unspaced);
    private static readonly CharacterRanges SyllableParts = new(FoldingTables.SyllableParts);
    private static readonly FrozenDictionary<int, string> Letters = FoldingTables.Letters.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenDictionary(pair => (int)pair[0], pair => pair[2..]);

    private static readonly FrozenDictionary<int, int> Ethiopic = FoldingTables.Ethiopic.Split(' ')
        .SelectMany(pair => Enumerable.Range(0, 8), (pair, order) => (From: pair[0] + order, To: pair[1] + order)).ToFrozenDictionary(p => p.From, p => p.To);

    private static readonly FoldedCharacter?[] Known = new FoldedCharacter?[FirstPlainPlane];

    /// <summary>The character as it is compared.</summary>
    public static FoldedCharacter Of(Rune character) =>
        character.Value < FirstPlainPlane ? Known[character.Value] ??= Make(character) : Make(character);

    /// <summary>What a folded character is; never <see cref="LetterKind.Mixed"/>.</summary>
    public static LetterKind KindOf(Rune folded)
    {
        if (folded.IsAscii) return Rune.IsDigit(folded) ? LetterKind.Digit : Rune.IsLetter(folded) ? LetterKind.Letter : LetterKind.Gap;
        if (Gaps.Contains(folded.Value)) return LetterKind.Gap;
        var isUnspaced = Unspaced.Contains(folded.Value);
        return Rune.GetUnicodeCategory(folded) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => LetterKind.Mark,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse => SyllableParts.Contains(folded.Value) ? LetterKind.Mark : isUnspaced ? LetterKind.Single : LetterKind.Letter,
            _ => LetterKind.Gap,
        };
    }

    /// <summary>Whether a word is of a script without blanks between words.</summary>
    public static bool IsUnspaced(string word) => !char.IsAscii(word[0]) && Rune.TryGetRuneAt(word, 0, out var first) && Unspaced.Contains(first.Value);

    private static FoldedCharacter Make(Rune character)
    {
        if (character.Value is >= FirstSyllable and <= LastSyllable) return new FoldedCharacter(character.ToString(), LetterKind.Single);
        if (Gaps.Contains(character.Value) && !IsVoicing(character.Value)) return new FoldedCharacter(" ", LetterKind.Gap);
        if (IsUnseen(character)) return new FoldedCharacter("", LetterKind.Ignored);
        var text = new StringBuilder();
        foreach (var part in Decomposed(character).EnumerateRunes()) Append(text, part);
        if (text.Length == 0) return new FoldedCharacter("", LetterKind.Ignored);
        var folded = text.ToString();
        var kinds = folded.EnumerateRunes().Select(KindOf).Distinct().ToList();
        var isNumberSign = Rune.GetUnicodeCategory(character) == UnicodeCategory.OtherNumber;
        var isMixed = kinds.Count > 1 || (kinds[0] is LetterKind.Single && folded.Length > (character.IsBmp ? 1 : 2));
        return new FoldedCharacter(folded, isMixed ? LetterKind.Mixed : kinds[0], isNumberSign);
    }

    /// <summary>Kana and Hangul stay composed: their voiced letters and syllables are letters of their own.</summary>
    private static string Decomposed(Rune character) => character.Value switch
    {
        0x309B or 0xFF9E => "\u3099",
        0x309C or 0xFF9F => "\u309A",
        >= 0x3041 and <= 0x30FF or >= 0x3130 and <= 0x318F or >= 0xFF65 and <= 0xFFDC => character.ToString().Normalize(NormalizationForm.FormKC),
        TimesSign => " x ",
        >= FirstPlainPlane and not (>= 0x2F800 and <= 0x2FA1F) => IsNoCharacter(character.Value) ? " " : character.ToString(),
        _ => IsNoCharacter(character.Value) ? " " : character.ToString().Normalize(NormalizationForm.FormKD),
    };

    private static void Append(StringBuilder text, Rune part)
    {
        if (IsUnseen(part)) return;
        var small = Rune.ToLowerInvariant(part);
        if (CharUnicodeInfo.GetDecimalDigitValue(part.ToString(), 0) is >= 0 and var digit) text.Append((char)('0' + digit));
        else if (Letters.TryGetValue(small.Value, out var letters)) text.Append(letters);
        else if (Ethiopic.TryGetValue(small.Value, out var other)) text.Append((char)other);
        else if (small.Value is >= 0x30A1 and <= 0x30F6 or 0x30FD or 0x30FE) text.Append((char)(small.Value - 0x60));
        else text.Append(small);
    }

    private static bool IsUnseen(Rune character) =>
        Accents.Contains(character.Value) || Unseen.Contains(character.Value)
        || (Rune.GetUnicodeCategory(character) == UnicodeCategory.Format && !Gaps.Contains(character.Value));

    private static bool IsVoicing(int character) => character is 0x309B or 0x309C;

    private static bool IsNoCharacter(int character) => (character & 0xFFFE) == 0xFFFE || character is >= 0xFDD0 and <= 0xFDEF;
}
