using System.Globalization;

namespace CareChat.Web.Text;

/// <summary>A set of characters, written as ranges.</summary>
internal sealed class CharacterRanges
{
    private readonly int[] firsts;
    private readonly int[] lasts;

    /// <summary>Reads numbers and ranges in hexadecimal, with blanks between them.</summary>
    public CharacterRanges(string ranges)
    {
        var read = ranges.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(range => range.Split('-'))
            .Select(ends => (First: Number(ends[0]), Last: Number(ends[^1]))).OrderBy(range => range.First).ToArray();
        firsts = [.. read.Select(range => range.First)];
        lasts = [.. read.Select(range => range.Last)];
    }

    /// <summary>Whether a character is in the set.</summary>
    public bool Contains(int character)
    {
        var at = Array.BinarySearch(firsts, character);
        return at >= 0 || (~at > 0 && character <= lasts[~at - 1]);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
