using System.Globalization;
using System.Text.RegularExpressions;

namespace CareChat.Web.Safety.Phrases;

/// <summary>
/// Numbers that are no amounts: dates, times of day and telephone numbers, which are one word and never a value; and the
/// two numbers of a blood pressure, which are one word too and no value of anything else.
/// </summary>
internal static partial class WrittenNumbers
{
    /// <summary>Stands in the words for such numbers, and at the end of one that has no mark of its own.</summary>
    public const char Mark = '/';

    private const int LeastDifference = 15;
    private const string Months = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
        + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|ene(?:ro)?|febrero|marzo|abr(?:il)?|mayo"
        + "|junio|julio|ago(?:sto)?|sep?tiembre|octubre|noviembre|dic(?:iembre)?";

    private const string Day = "(?:3[01]|[12][0-9]|0?[1-9])";
    private const string Month = "(?:1[0-2]|0?[1-9])";
    private const string Hour = "(?:2[0-3]|1[0-9]|0?[0-9])";

    /// <summary>Where they stand in a folded text, in their order, with the word each becomes.</summary>
    public static IEnumerable<(int Start, int End, string Word)> In(string text)
    {
        foreach (Match match in Written().Matches(text))
        {
            if (match.Groups["upper"] is not { Success: true } upper)
            {
                var digits = match.Value.Replace(" ", "", StringComparison.Ordinal);
                yield return (match.Index, match.Index + match.Length, digits.All(char.IsAsciiDigit) ? digits + Mark : digits);
                continue;
            }
            var (high, low) = (Value(upper.Value), Value(match.Groups["lower"].Value));
            if (IsPressure(high, low)) yield return (match.Index, match.Index + match.Length, $"{high}{Mark}{low}");
        }
    }

    /// <summary>The two numbers of a word that is a blood pressure; null for any other.</summary>
    public static (double Upper, double Lower)? Pair(string word)
    {
        var parts = word.Split(Mark);
        if (parts is not [{ Length: 2 or 3 }, { Length: 2 or 3 }] || !parts.All(part => part.All(char.IsAsciiDigit))) return null;
        var (upper, lower) = (Value(parts[0]), Value(parts[1]));
        return IsPressure(upper, lower) ? (upper, lower) : null;
    }

    /// <summary>The year of a word that is a date; null where it has none.</summary>
    public static int? Year(string word) => FourDigits().Match(word) is { Success: true } year ? Value(year.Value) : null;

    private static bool IsPressure(int upper, int lower) =>
        upper is >= 60 and <= 300 && lower is >= 30 and <= 200 && upper - lower >= LeastDifference;

    private static int Value(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<![0-9]|[0-9][.,/:-])(?:"
        + @"[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{4}|[0-9]{2})|[0-9]{4}([/.-])[0-9]{1,2}\2[0-9]{1,2}"
        + "|" + Day + "/" + Month + "|" + Month + "/" + Day
        + @"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|(?:1[0-2]|0?[1-9]) ?[ap]\.?m\b|(?<=\ba las? )" + Hour
        + @"|(?:1[ .-]?)?(?:[0-9]{3}[ .-]|(?<=\()[0-9]{3}\) ?)[0-9]{3}[ .-][0-9]{4}|[0-9]{3}-[0-9]{4}"
        + @"|(?<=\b(?:" + Months + @")\.? )" + Day + "|" + Day + @"(?! (?:may|mar|dec)\b)(?= (?:de |of )?(?:" + Months + @")\b)"
        + @"|(?<upper>[0-9]{2,3}) ?/ ?(?<lower>[0-9]{2,3})"
        + @")(?![0-9]|[./:,-][0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")]
    private static partial Regex FourDigits();
}
