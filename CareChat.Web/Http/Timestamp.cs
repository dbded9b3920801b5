using System.Globalization;
using System.Text.RegularExpressions;

namespace CareChat.Web.Http;

/// <summary>Reads the times clients send: RFC 3339 with any offset; without one it is UTC, and a bare date is its midnight there.</summary>
internal static partial class Timestamp
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>True where the text is a time. A blank before the offset is a plus that the query string has eaten.</summary>
    public static bool TryRead(string text, out DateTimeOffset at)
    {
        at = default;
        if (Shape().Match(text) is not { Success: true } match) return false;
        var time = match.Groups["time"] is { Success: true } given ? given.Value : "00:00";
        var normal = $"{match.Groups["date"].Value}T{time}{Fraction(match.Groups["fraction"].Value)}{Offset(match)}";
        return DateTimeOffset.TryParseExact(normal, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
    }

    /// <summary>As many digits as a time here can hold.</summary>
    private static string Fraction(string given) => given.Length == 0 ? "" : "." + given[1..Math.Min(given.Length, 8)];

    private static string Offset(Match match)
    {
        if (!match.Groups["sign"].Success) return "Z";
        var sign = match.Groups["sign"].Value == "-" ? '-' : '+';
        var minutes = match.Groups["minutes"] is { Success: true } given ? given.Value : "00";
        return $"{sign}{match.Groups["hours"].Value}:{minutes}";
    }

    [GeneratedRegex("""
        \A(?<date>\d{4}-\d\d-\d\d)([Tt](?<time>\d\d:\d\d(:\d\d)?)(?<fraction>[.,]\d+)?
        ([Zz]|(?<sign>[+\- ])(?<hours>\d\d):?(?<minutes>\d\d)?)?)?\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
