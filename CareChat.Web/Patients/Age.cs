using System.Globalization;
using System.Text.RegularExpressions;
using CareChat.Web.Data;

namespace CareChat.Web.Patients;

/// <summary>How old somebody is, in the words a clinician uses.</summary>
public static partial class Age
{
    /// <summary>Whole years.</summary>
    public static int InYears(DateOnly born, DateOnly today) => today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);

    /// <summary>Whole years; to the year where only the year of birth is known, null where nothing is.</summary>
    public static int? InYears(Patient patient, DateOnly today)
    {
        if (patient.BirthDate is { } born) return InYears(born, today);
        return Part(patient.PartialBirthDate) is { } part && part.Year <= today.Year ? today.Year - part.Year - (part.Month > today.Month ? 1 : 0) : null;
    }

    /// <summary>In words; "77 or 78" where only the year of birth, or year and month, leaves both open.</summary>
    public static string? InWords(Patient patient, DateOnly today)
    {
        if (patient.BirthDate is not null) return InWords(patient.BirthDate, today);
        if (Part(patient.PartialBirthDate) is not { } part || part.Year > today.Year) return null;
        var years = today.Year - part.Year;
        if (part.Month is { } month)
        {
            var months = (years * 12) + today.Month - month;
            if (months is >= 0 and < 24) return months == 0 ? "under 1 month" : $"{months - 1} or {months} months";
            if (month != today.Month) return InWords(new DateOnly(part.Year, month, 1), today);
        }
        return years == 0 ? "under 1" : string.Create(CultureInfo.InvariantCulture, $"{years - 1} or {years}");
    }

    /// <summary>Years; months below two years, because there they matter. Null where unknown or not yet born.</summary>
    public static string? InWords(DateOnly? birth, DateOnly today)
    {
        if (birth is not { } born || born > today) return null;
        var months = (today.Year - born.Year) * 12 + today.Month - born.Month - (today.Day < born.Day ? 1 : 0);
        return months switch
        {
            1 => "1 month",
            < 24 => $"{months} months",
            _ => $"{months / 12}",
        };
    }

    /// <summary>What <see cref="InWords(Patient, DateOnly)"/> says, in Spanish; anything else as it is.</summary>
    public static string InSpanish(string words) => words switch
    {
        "under 1" => "menos de 1 año",
        "under 1 month" => "menos de 1 mes",
        "1 month" => "1 mes",
        _ when !Counted().IsMatch(words) => words,
        _ => words.Replace(" or ", " o ", StringComparison.Ordinal).Replace(" months", " meses", StringComparison.Ordinal),
    };

    [GeneratedRegex(@"^\d+(?: or \d+)?(?: months)?$")]
    private static partial Regex Counted();

    /// <summary>"1948" and "1948-05" in numbers.</summary>
    private static (int Year, int? Month)? Part(string? written) => written?.Split('-') switch
    {
        [var year] when int.TryParse(year, CultureInfo.InvariantCulture, out var y) => (y, null),
        [var year, var month] when int.TryParse(year, CultureInfo.InvariantCulture, out var y) && int.TryParse(month, CultureInfo.InvariantCulture, out var m) => (y, m),
        _ => null,
    };
}
