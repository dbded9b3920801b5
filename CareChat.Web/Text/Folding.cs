using System.Globalization;
using System.Text;

namespace CareChat.Web.Text;

/// <summary>How one character is seen: as part of a word or not, and as which letter.</summary>
internal static class Folding
{
    private readonly record struct Range(int First, int Last);

    private static readonly Range[] Separators = Ranges(FoldingTables.Separators);
    private static readonly Range[] Unfolded = Ranges(FoldingTables.Unfolded);
    private static readonly Range[] Marks = Ranges(FoldingTables.Marks);
    private static readonly Dictionary<int, int> Folds = Known();

    /// <summary>Whether a word may begin with the character.</summary>
    public static bool IsLetter(Rune character) =>
        character.IsAscii ? char.IsAsciiLetterOrDigit((char)character.Value) : !IsIn(Separators, character.Value) && !IsMark(character);

    /// <summary>Whether the character belongs to the word it stands in without being a letter of it.</summary>
    public static bool IsMark(Rune character) => !character.IsAscii && IsIn(Marks, character.Value);

    /// <summary>The letter in lower case and without its marks.</summary>
    public static Rune Fold(Rune letter)
    {
        if (letter.IsAscii) return Rune.ToLowerInvariant(letter);
        if (Folds.TryGetValue(letter.Value, out var known)) return new Rune(known);
        return IsIn(Unfolded, letter.Value) ? letter : Rune.ToLowerInvariant(letter);
    }

    private static Dictionary<int, int> Known()
    {
        var folds = new Dictionary<int, int>();
        foreach (var group in FoldingTables.Bases)
        {
            foreach (var accented in group.AsSpan(1)) folds[accented] = group[0];
        }

        for (var pair = 0; pair < FoldingTables.Variants.Length; pair += 2) folds[FoldingTables.Variants[pair]] = FoldingTables.Variants[pair + 1];
        return folds;
    }

    private static Range[] Ranges(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(range => range.Split('-'))
        .Select(ends => new Range(Number(ends[0]), Number(ends[^1]))).ToArray();

    private static int Number(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static bool IsIn(Range[] ranges, int character)
    {
        var (low, high) = (0, ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (character < ranges[middle].First) high = middle - 1;
            else if (character > ranges[middle].Last) low = middle + 1;
            else return true;
        }

        return false;
    }
}
