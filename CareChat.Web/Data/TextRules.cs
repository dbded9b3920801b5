using CareChat.Shared;
using CareChat.Web.Text;

namespace CareChat.Web.Data;

/// <summary>What any text must be before it is stored.</summary>
public static class TextRules
{
    /// <summary>The text with outer blanks gone and everything else byte for byte; empty where it has invisible signs alone.</summary>
    /// <param name="text">What the client sent; null counts as empty.</param>
    /// <param name="field">The field's name, for the refusal.</param>
    /// <param name="longest">The most UTF-16 code units.</param>
    /// <param name="mayBeEmpty">True where nothing is an answer too.</param>
    /// <exception cref="RefusedException">Missing, too long, or not storable in both databases (U+0000, half a surrogate pair).</exception>
    public static string Accept(string? text, string field, int longest, bool mayBeEmpty = false)
    {
        var trimmed = AcceptUnfinished(text?.Trim(), field, longest);
        if (trimmed.Length == 0 && !mayBeEmpty) throw Wrong(field, "is required");
        return trimmed;
    }

    /// <summary>The same of a text its writer goes on with: outer blanks stay too, for the next word begins behind them.</summary>
    /// <exception cref="RefusedException">Too long, or not storable in both databases.</exception>
    public static string AcceptUnfinished(string? text, string field, int longest)
    {
        if (text is null || InvisibleText.Is(text)) return "";
        if (text.Length > longest) throw Wrong(field, $"must be at most {longest} characters");
        if (text.Contains('\0') || HasLoneSurrogate(text)) throw Wrong(field, "contains characters that are not text");
        return text;
    }

    private static RefusedException Wrong(string field, string what) => new(Refusal.Invalid(field, $"{field} {what}"));

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }
        return false;
    }
}
