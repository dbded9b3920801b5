using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>FHIR's dates: a year, a month, a day, or an instant with its offset.</summary>
internal static partial class FhirDate
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>The date or instant of that name in UTC; a year or month stands at its first day.</summary>
    public static DateTimeOffset? Moment(this JsonElement element, string name)
    {
        if (element.Text(name) is not { } text) return null;
        string[] formats = text.Length switch { 4 => ["yyyy"], 7 => ["yyyy-MM"], _ => ["yyyy-MM-dd"] };
        if (DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, Utc, out var day)) return day;
        return Instant().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var moment)
            ? moment
            : throw new FormatException($"'{name}' is not a date");
    }

    /// <summary>The day of that name; null where it is absent or known only to the year or month.</summary>
    public static DateOnly? Day(this JsonElement element, string name)
    {
        if (element.Moment(name) is not { } moment) return null;
        return element.Text(name)!.Length switch
        {
            < 10 => null,
            10 => DateOnly.FromDateTime(moment.UtcDateTime),
            _ => throw new FormatException($"'{name}' is not a date"),
        };
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Instant();
}
