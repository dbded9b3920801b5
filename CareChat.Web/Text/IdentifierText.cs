using System.Text;

namespace CareChat.Web.Text;

/// <summary>Makes the numbers that look the same the same: a record number that nobody can tell from another's is no other.</summary>
internal static class IdentifierText
{
    /// <summary>A number or name somebody is known by, as it is kept and compared: without signs that nobody sees, wide and narrow forms as one.</summary>
    /// <param name="text">Text without U+0000 and half surrogate pairs.</param>
    public static string Of(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(rune => rune.Value == ' ' || !InvisibleText.IsInvisible(rune))).Trim();
}
