using System.Globalization;
using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Fractions in decimals, however they are written: "½", "1 1/2", "one and a half", "half a tablet", "media tableta".</summary>
internal static partial class Fractions
{
    private const string Unit = "(?=(?:of )?(?:an? |the |una? |de )*(?:tab|pill|cap|patch|lozenge|suppositor|scored|pastilla|cápsula|capsula|comprimido|parche|ampo))";

    /// <summary>The text, in small letters, with its fractions in decimals.</summary>
    public static string InDecimals(string text)
    {
        var left = Sign().Replace(text, found => With(found.Groups["whole"], char.GetNumericValue(found.Groups["sign"].Value[0])));
        left = Slash().Replace(left, found => With(found.Groups["whole"], Number(found.Groups["over"]) / Number(found.Groups["under"])));
        left = AndHalf().Replace(left, found => With(found.Groups["whole"], 0.5));
        left = Half().Replace(left, "0.5 ");
        left = Third().Replace(left, "0.3333 ");
        left = Quarter().Replace(left, found => With(null, found.Groups["three"].Success ? 0.75 : 0.25) + " ");
        return Article().Replace(left, "$1 ");
    }

    private static string With(Group? whole, double part) =>
        ((whole is { Success: true } ? Whole(whole.Value) : 0) + part).ToString(" 0.####", CultureInfo.InvariantCulture);

    private static double Number(Group digits) => double.Parse(digits.Value, CultureInfo.InvariantCulture);

    private static double Whole(string said) => said switch
    {
        "one" or "a" or "an" or "un" or "una" or "uno" => 1,
        "two" or "dos" => 2,
        "three" or "tres" => 3,
        "four" or "cuatro" => 4,
        _ => double.Parse(said, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"(?<![\d.,])(?:(?<whole>\d{1,3}) ?(?:and |y )?)?(?<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")]
    private static partial Regex Sign();

    [GeneratedRegex(@"(?<![\d/.,])(?:(?<whole>\d{1,2})(?: | and | y |-))?(?<![/.,])(?<over>[1-7])[/⁄](?<under>[2-8])(?![\d/⁄.,%])")]
    private static partial Regex Slash();

    [GeneratedRegex(@"\b(?<whole>one|an?|two|three|four|una?|uno|dos|tres|cuatro|\d{1,2})(?= |-)(?: (?:tablets?|tabs?|pills?|capsules?|tabletas?|pastillas?|comprimidos?))?[ -](?:and[ -]a[ -]half|and[ -]one[ -]half|y medi[oa])\b")]
    private static partial Regex AndHalf();

    [GeneratedRegex(@"(?<!\b(?:y|and|and a|and one) )\b(?:(?:a |an |one[ -])?half(?:[ -]an?)? |la mitad |(?:un |una )?medi[oa] )" + Unit)]
    private static partial Regex Half();

    [GeneratedRegex(@"\b(?:(?:a |one[ -])?third |un tercio )" + Unit)]
    private static partial Regex Third();

    [GeneratedRegex(@"\b(?:(?<three>three[ -]quarters |tres cuartos )|(?:a |one[ -])?quarter |un cuarto )" + Unit)]
    private static partial Regex Quarter();

    /// <summary>"0.5 of a tablet": what stands between the number and what it is of.</summary>
    [GeneratedRegex(@"(0\.\d+) +(?:of )?(?:an? |the |una? |de )+(?=tab|pill|cap|patch|lozenge|suppositor|scored|pastilla|comprimido|parche|ampo)")]
    private static partial Regex Article();
}
