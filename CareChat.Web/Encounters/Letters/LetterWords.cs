using System.Globalization;
using System.Text.RegularExpressions;

namespace CareChat.Web.Encounters.Letters;

/// <summary>What single sections say: something at all, an age, a sex, a weight.</summary>
internal static partial class LetterWords
{
    private const int Shortest = 3;
    private const int Oldest = 130;

    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "n/a", "n.a", "tbd", "todo", "to do", "to be determined", "unknown", "not known", "not provided", "pending", "xxx",
    };

    /// <summary>True where a section has three characters or more that are not only punctuation or a placeholder.</summary>
    public static bool SaysSomething(string section)
    {
        var text = section.Trim();
        if (text.Length < Shortest || !text.Any(char.IsLetterOrDigit)) return false;
        return !text.Split('\n').All(line => IsEmpty(line) || Placeholders.Contains(Bare(line)));
    }

    /// <summary>True where a section has a number and a sex word.</summary>
    public static bool HasAgeAndSex(string section) => Number().IsMatch(section) && Sex().IsMatch(section);

    /// <summary>The age in years, 0 below one; null where none can be read.</summary>
    public static int? Age(string section)
    {
        if (Months().IsMatch(section) && !Years().IsMatch(section)) return 0;
        var match = Years().Match(section);
        if (!match.Success) match = Labelled().Match(section);
        if (!match.Success) match = Number().Match(section);
        return match.Success && int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) is <= Oldest and var age ? age : null;
    }

    /// <summary>True where a letter tells a weight.</summary>
    public static bool HasWeight(string letter) => Weight().IsMatch(letter);

    private static bool IsEmpty(string line) => !line.Any(char.IsLetterOrDigit);

    /// <summary>A line without list marks and outer punctuation.</summary>
    private static string Bare(string line)
    {
        var (from, to) = (0, line.Length);
        while (from < to && !char.IsLetterOrDigit(line[from])) from++;
        while (to > from && !char.IsLetterOrDigit(line[to - 1])) to--;
        return line[from..to];
    }

    [GeneratedRegex(@"(?<![\d.])(?<n>\d{1,3})(?!\d)")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<!\d)(?<n>\d{1,3})\s{0,4}-?\s{0,4}(?:years?|yrs?|y/o|y\.o|yo|años?)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Years();

    [GeneratedRegex(@"\b(?:age|edad)\b\D{0,5}(?<n>\d{1,3})(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"(?<!\d)\d{1,3}\s{0,4}-?\s{0,4}(?:months?|mos?|weeks?|wks?|days?|mes(?:es)?|semanas?|días?)(?![a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Months();

    [GeneratedRegex(@"\b(?:(?:fe)?male|(?:wo)?m[ae]n|girl|boy|non-?binary|intersex|trans(?:gender)?|lady|gentleman|mujer|hombre|var[oó]n|femenin[oa]|masculin[oa]|niñ[oa]|señora?)\b|(?<![a-z'’])[mf](?![a-z'’])", RegexOptions.IgnoreCase)]
    private static partial Regex Sex();

    [GeneratedRegex(@"(?<![\d.])\d+(?:[.,]\d+)?\s*(?:kgs?|kilos?|kilograms?|lbs?|pounds?)(?![a-z])|\b(?:weigh\w*|pes[ao])\b[^\n.]{0,24}?\d", RegexOptions.IgnoreCase)]
    private static partial Regex Weight();
}
