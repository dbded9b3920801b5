using System.Globalization;
using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>FHIR's dates: a year, a month, a day, or an instant with its offset. What is none is null.</summary>
internal static partial class FhirDate
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>The date or instant in UTC; a year or month stands at its first day.</summary>
    public static DateTimeOffset? Moment(string? text)
    {
        if (text is null) return null;
        string[] formats = text.Length switch { 4 => ["yyyy"], 7 => ["yyyy-MM"], _ => ["yyyy-MM-dd"] };
        if (DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, Utc, out var day)) return day;
        return Instant().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var moment) ? moment : null;
    }

    /// <summary>The first moment after the date: after the whole year, month or day it names.</summary>
    public static DateTimeOffset? After(string? text) => Moment(text) is not { } begin ? null : text!.Length switch
    {
        4 => begin.AddYears(1),
        7 => begin.AddMonths(1),
        10 => begin.AddDays(1),
        _ => begin,
    };

    /// <summary>True for an instant that says in which zone it is.</summary>
    public static bool HasZone(string text) => Instant().Match(text).Groups["zone"].Success;

    /// <summary>A date of birth: the day, or year (and month) where no more is known; both null for what is no date.</summary>
    public static (DateOnly? Day, string? Part) Birth(string? text)
    {
        if (Moment(text) is not { } moment) return (null, null);
        return text!.Length switch
        {
            4 or 7 => (null, text),
            10 => (DateOnly.FromDateTime(moment.UtcDateTime), null),
            _ => (null, null),
        };
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(?<zone>Z|[+-]\d\d:\d\d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Instant();
}
