using System.Buffers;
using System.Globalization;
using System.Text;

namespace CareChat.Web.Text;

/// <summary>Knows text in which nobody would see anything.</summary>
internal static class InvisibleText
{
    /// <summary>
    /// True where each sign of a text is a blank or has no shape of its own: joiners, marks of direction, soft hyphens,
    /// selectors, fillers. Half a surrogate pair and U+0000 are no text at all, which is for others to say.
    /// </summary>
    public static bool Is(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != OperationStatus.Done) return false;
            if (!IsInvisible(rune)) return false;
            i += length;
        }
        return true;
    }

    /// <summary>Whether one sign is a blank or has no shape of its own; U+0000 is neither.</summary>
    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format or UnicodeCategory.SpaceSeparator => true,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Control => rune.Value != 0,
        _ => IsFiller(rune.Value),
    };

    /// <summary>
    /// What Unicode says is not to be drawn (Default_Ignorable_Code_Point) besides the signs for formatting, and the empty
    /// Braille cell.
    /// </summary>
    private static bool IsFiller(int value) => value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x2800 or 0x3164
        or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);
}
