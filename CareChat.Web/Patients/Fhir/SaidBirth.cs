using System.Globalization;
using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>When somebody was born, as it stands beside a name in any of the ways it is written: "01.01.1940", "1 Jan 1940", "19400101", "b. 1940".</summary>
internal sealed partial class SaidBirth
{
    /// <summary>What it may mean, where day and month may be either: "1940-01-02", or a year alone, "1940". Empty for no date.</summary>
    private readonly HashSet<string> readings = [];

    /// <summary>Takes the dates out of what is said.</summary>
    /// <param name="said">A name, and what stands beside it.</param>
    /// <param name="left">What is left.</param>
    public SaidBirth(string said, out string left) => left = Year().Replace(Date().Replace(said, Taken), Taken);

    /// <summary>True where it says when.</summary>
    public bool IsThere => readings.Count > 0;

    /// <summary>True where it says another birth than this one ("1975-12-10", "1975-12", "1975"); as far as both say it.</summary>
    public bool IsElse(string? birth) => IsThere && birth is { Length: >= 4 } && !readings.Any(read => IsPart(read, birth) || IsPart(birth, read));

    /// <summary>True where it says this very day.</summary>
    public bool Says(string? birth) => birth is not null && readings.Contains(birth);

    private static bool IsPart(string whole, string part) => whole.StartsWith(part, StringComparison.Ordinal);

    private string Taken(Match found)
    {
        var (year, month) = (found.Groups["year"].Value, found.Groups["name"]);
        var (one, two) = (found.Groups["one"], found.Groups["two"]);
        var before = readings.Count;
        if (month.Success) Add(year, Month(month.Value), Number(one));
        else if (two.Success)
        {
            Add(year, Number(one), Number(two));
            if (!found.Groups["big"].Success) Add(year, Number(two), Number(one));
        }
        else if (year.Length == 4) readings.Add(year);
        return readings.Count > before ? " " : found.Value;
    }

    private void Add(string year, int month, int day)
    {
        var full = Number(year) is var number && year.Length == 2 ? new[] { 1900 + number, 2000 + number } : [number];
        foreach (var one in full)
            if (month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(one, month)) readings.Add($"{new DateOnly(one, month, day):yyyy-MM-dd}");
    }

    private static int Number(Group digits) => Number(digits.Value);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static int Month(string name) => name[..3].ToLowerInvariant() switch
    {
        "jan" or "ene" => 1,
        "feb" => 2,
        "mar" => 3,
        "apr" or "abr" => 4,
        "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" or "ago" => 8,
        "sep" or "set" => 9,
        "oct" => 10,
        "nov" => 11,
        _ => 12,
    };

    private const string Said = @"(?:\(?\b(?:d\.? ?o\.? ?b\b\.?|born(?: on| in)?|birth ?da(?:te|y)|date of birth|b\.|nacid[oa](?: el)?(?: en)?|naci[oó](?: el)?(?: en)?|fecha de nac(?:imiento|\.)?|f\. ?(?:de )?nac\.?|f\.? ?n\.)\W{0,4})";

    private const string Name = @"(?<name>jan(?:uary?)?|ene(?:ro)?|feb(?:ruary|rero)?|mar(?:ch|zo)?|apr(?:il)?|abr(?:il)?|may(?:o)?|june?|junio|july?|julio|aug(?:ust)?|ago(?:sto)?|sept?(?:ember)?|sep(?:tiembre)?|set(?:iembre)?|oct(?:ober|ubre)?|nov(?:ember|iembre)?|dec(?:ember)?|dic(?:iembre)?)\b\.?";

    private const string Four = @"(?<year>(?:18|19|20)\d\d)";

    [GeneratedRegex(Said + @"?\(?(?<!\d[/.-]?)(?<!\b(?:visit|seen|admi\w+|discharged?|enc(?:ounter)?|updated|since|died|deceased|expire[sd]?|mrn|id|no|nr|number|on)\W{0,3})(?:(?<big>" + Four + @")[ ]?[/.-][ ]?(?<one>\d{1,2})[ ]?[/.-][ ]?(?<two>\d{1,2})|(?<big>" + Four + @")(?<one>[01]\d)(?<two>[0-3]\d)|(?<one>\d{1,2})[ ]?[/.-][ ]?(?<two>\d{1,2})[ ]?[/.-][ ]?(?:" + Four
        + @")|(?<one>\d{1,2})[/.](?<two>\d{1,2})[/.](?<year>\d\d)|(?<one>\d{1,2})(?:st|nd|rd|th|º)?(?:[ ,.-]| de | of )*" + Name + @"(?:[ ,.-]| de | del )*" + Four + "|" + Name + @"[ .-]?(?<one>\d{1,2})(?:st|nd|rd|th)?[ ,.-]+" + Four + "|" + Four + @"[ -]" + Name
        + @"[ -](?<one>\d{1,2}))(?![\d/-])\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex("(?:" + Said + @"|\(\*? ?|\* ?|, )" + Four + @"(?!\d)\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Year();
}
