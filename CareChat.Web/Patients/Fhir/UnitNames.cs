using System.Globalization;
using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Units in their spellings: whether the unit of a quantity, as it is written, is the one that is coded beside it.</summary>
internal static class UnitNames
{
    private const string Any = "";

    /// <summary>A unit, and then its other spellings; what counts anything ("1", "dose") comes with no unit of its own.</summary>
    private static readonly Dictionary<string, string> Spellings = new[]
    {
        "mg mgs milligram milligrams milligramme milligrammes miligramo miligramos milligramm", "g gm gms gram grams gramme grammes gramo gramos gramm",
        "ug mcg mcgs microgram micrograms microgramme microgrammes microgramo microgramos mikrogramm", "ng nanogram nanograms nanogramo nanogramos", "kg kilogram kilograms kilo kilos kilogramo kilogramos",
        "ml mls milliliter milliliters millilitre millilitres mililitro mililitros cc cm3", "l liter liters litre litres litro litros", "dl deciliter deciliters", "ul microliter microliters microlitre microlitres",
        "unit units u iu ui unt international~unit international~units unidad unidades", "mmol millimole millimoles mmols", "umol micromole micromoles", "meq milliequivalent milliequivalents",
        "tablet tablets tbl tab tabs pill pills caplet caplets tableta tabletas pastilla pastillas comprimido comprimidos", "capsule capsules cap caps cápsula cápsulas capsula capsulas",
        "puff puffs inhalation inhalations actuation actuations actuat spray sprays", "drop drops drp gtt gtts gota gotas", "patch patches parche parches", "suppository suppositories supp", "lozenge lozenges",
        "vial vials", "ampule ampules ampoule ampoules amp", "teaspoon teaspoons tsp tsp_us cucharadita cucharaditas", "tablespoon tablespoons tbsp tbs_us cucharada cucharadas", "percent % pct",
        "m2 m² sqm", "cm centimeter centimeters", "s sec secs second seconds segundo segundos", "min mins minute minutes minuto minutos", "h hr hrs hour hours hora horas", "d day days día días dia dias",
        "wk wks week weeks semana semanas", "mo month months mes meses", "a y yr yrs year years año años",
    }.SelectMany(line => line.Split(' ').Select(spelling => (spelling, line.Split(' ')[0]))).Concat("1 dose doses dosis each ea application applications count".Split(' ').Select(word => (word, Any)))
        .ToDictionary(pair => pair.Item1.Replace('~', ' '), pair => pair.Item2);

    private static readonly HashSet<string> Measured = [.. "mg g ug ng kg ml l dl ul unit mmol umol meq".Split(' ')];

    /// <summary>A unit in its one spelling: "mg", "ug/h"; empty for what counts anything, null for one that is not known.</summary>
    public static string? Plain(string unit)
    {
        var parts = Folded(unit).Replace(" per ", "/", StringComparison.Ordinal).Split('/').Select(part => part.Length == 0 ? Any : Spellings.GetValueOrDefault(part.Trim())).ToList();
        return parts.Contains(null) ? null : string.Join('/', parts);
    }

    /// <summary>
    /// The quantities in an element whose written unit is another than the coded one, as they are coded: "100 ug" beside "100 mg". Beside a code for a mass, a volume or units
    /// a word that is not known is another one.
    /// </summary>
    public static IEnumerable<string> CodedElse(Base? element) => element switch
    {
        null => [],
        Quantity { Value: { } value } quantity when IsElse(FhirWords.Clean(quantity.Unit), FhirWords.Clean(quantity.Code)) => [$"{FhirWords.Number(value)} {quantity.Code!.Trim().Trim('{', '}', '[', ']')}"],
        PrimitiveType => [],
        _ => element.EnumerateElements().Where(child => child.Key is not ("extension" or "modifierExtension")).SelectMany(child => Parts(child.Value)).SelectMany(CodedElse),
    };

    private static IEnumerable<Base> Parts(object value) => value switch { Base one => [one], IEnumerable<Base> several => several, _ => [] };

    private static bool IsElse(string? unit, string? code)
    {
        if (unit is null || code is null || Plain(code) is not { Length: > 0 } coded) return false;
        if (Plain(unit) is { } written) return written.Length > 0 && written != coded;
        return coded.Split('/').Any(Measured.Contains) && !Folded(unit).Split(' ', '/').Any(word => Spellings.GetValueOrDefault(word) == coded);
    }

    private static string Folded(string unit) => unit.ToLower(CultureInfo.InvariantCulture).Replace('µ', 'u').Replace('μ', 'u').Replace("(s)", "", StringComparison.Ordinal)
        .Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).TrimEnd('.').Trim();
}
