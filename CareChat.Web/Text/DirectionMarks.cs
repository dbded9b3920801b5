namespace CareChat.Web.Text;

/// <summary>Signs that only turn the direction in which text is drawn: with them "05" may be seen where "50" stands.</summary>
internal static class DirectionMarks
{
    /// <summary>The text without them; what is left stands in the order in which it was written.</summary>
    public static string Without(string text) => text.Any(Is) ? string.Concat(text.Where(sign => !Is(sign))) : text;

    private static bool Is(char sign) => sign is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
