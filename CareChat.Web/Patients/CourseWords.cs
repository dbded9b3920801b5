using System.Text.RegularExpressions;

namespace CareChat.Web.Patients;

/// <summary>Words by which an instruction says that a medicine is taken for a time only: "for 7 days", "until finished", "x10d".</summary>
internal static partial class CourseWords
{
    /// <summary>True where the last step that the words name ends of itself: "2 tablets for 3 days, then 1 a day" does not.</summary>
    public static bool Limit(string text) => Ending().IsMatch(Step().Split(text)[^1]);

    /// <summary>True where they do, and no date says when that is.</summary>
    public static bool AreOpen(string text) => Limit(text) && !Dated().IsMatch(text);

    [GeneratedRegex(@"\b(?:and |y )?(?:then|thereafter|luego|despu[eé]s)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Step();

    [GeneratedRegex(
        @"(?:\bfor|\bdurante|\bpor|(?<![a-z])x|×) ?(?:up to |a total of |the next |another |hasta |otros |los pr[oó]ximos )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|una?|dos|tres|cuatro|cinco|seis|siete|ocho|diez|catorce)"
        + @"(?: ?(?:-|–|to|or|a|o) ?\d+)?[ -]?(?:more |m[aá]s )?(?:d|days?|wks?|weeks?|mos?|months?|d[ií]as?|semanas?|mes(?:es)?)\b(?! (?:of|each|every|per|out|a month|before|on|off|de cada|cada|al mes))"
        + @"|\b\d+[ -]?days? (?:course|treatment|taper|burst)\b|\b(?:short|full) course\b|\b(?:until|till) (?:it is |they are |all )?(?:gone|finished|completed?|done|empty|taken|used up)\b|\bhasta (?:terminar|acabar|agotar|completar)"
        + @"|\btimes? in all\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    [GeneratedRegex(@"\b(?:until|till|hasta) (?:el )?\d{4}-\d\d")]
    private static partial Regex Dated();
}
