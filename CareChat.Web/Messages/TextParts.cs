using System.Text.RegularExpressions;

namespace CareChat.Web.Messages;

/// <summary>A piece of a message's text: plain, or a link.</summary>
/// <param name="Href">Where it leads (http, https or tel); null for plain text.</param>
public readonly record struct TextPart(string Text, string? Href);

/// <summary>Finds the web addresses and telephone numbers in plain text. The pieces joined are the text again, byte for byte.</summary>
public static partial class TextParts
{
    /// <summary>Splits a text into plain pieces and links.</summary>
    public static IReadOnlyList<TextPart> Of(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal) && !text.AsSpan().ContainsAnyInRange('0', '9')) return [new TextPart(text, null)];
        var parts = new List<TextPart>();
        var from = 0;
        foreach (Match match in Links().Matches(text))
        {
            var found = Trimmed(match.Value);
            if (Href(found) is not { } href) continue;
            if (match.Index > from) parts.Add(new TextPart(text[from..match.Index], null));
            parts.Add(new TextPart(found, href));
            from = match.Index + found.Length;
        }
        if (from < text.Length) parts.Add(new TextPart(text[from..], null));
        return parts;
    }

    /// <summary>A sentence's own punctuation is no part of the address it ends with.</summary>
    private static string Trimmed(string found)
    {
        var address = found.TrimEnd('.', ',', ';', ':', '!', '?', '\'', '"', '*', '_');
        while (address.EndsWith(')') && address.Count(c => c == ')') > address.Count(c => c == '('))
            address = address[..^1].TrimEnd('.', ',', ';', ':', '!', '?');
        return address;
    }

    private static string? Href(string found)
    {
        if (!found.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return "tel:" + string.Concat(found.Where(c => char.IsAsciiDigit(c) || c == '+'));
        return Uri.TryCreate(found, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0
            ? address.AbsoluteUri
            : null;
    }

    [GeneratedRegex("""
        (?<![\p{L}\p{N}])https?://[^\s<>"\p{C}]{2,2000}
        |(?<![\p{L}\p{N}+./-])(?:tel:)?\+[0-9][0-9() .-]{6,17}[0-9](?![\p{L}\p{N}])
        |(?<![\p{L}\p{N}+./-])(?:\([0-9]{3}\)[ ]?|[0-9]{3}[-.])[0-9]{3}[-.][0-9]{4}(?![\p{L}\p{N}./-])
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Links();
}
