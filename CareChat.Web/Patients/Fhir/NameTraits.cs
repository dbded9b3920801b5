using System.Globalization;
using System.Text.RegularExpressions;
using CareChat.Web.Text;

namespace CareChat.Web.Patients.Fhir;

/// <summary>
/// What of a name tells one thing from its next of kin: numbers and strengths, letters ("Hepatitis B"), types, sides, salts, how bad and how long. Who says
/// fewer of them says less; who says others names another thing.
/// </summary>
internal sealed partial class NameTraits
{
    private readonly record struct Number(decimal Value, string Unit)
    {
        /// <summary>"10 mg" may be said of "10 mg/mL", and "10" of both.</summary>
        public bool Is(Number other) => decimal.Round(Value, 4) == decimal.Round(other.Value, 4) && (Unit.Length == 0 || other.Unit.Length == 0 || Unit.Split('/')[0] == other.Unit.Split('/')[0]);
    }

    /// <summary>Words of which one excludes the others of its row; a row is one trait, and words between the same bars are one.</summary>
    private static readonly Dictionary<string, string>[] Rows =
    [
        .. new[]
        {
            "left lt izquierdo izquierda izquierdos izquierdas izq|right rt derecho derecha derechos derechas der|bilateral bilaterales both ambos ambas", "acute agudo aguda|chronic cronico cronica|subacute", "mild leve|moderate moderado moderada|severe grave severo severa",
            "primary essential primario primaria esencial|secondary secundario secundaria", "benign benigno benigna|malignant malignancy cancer carcinoma maligno maligna", "upper superior|lower inferior",
            "extended er xr xl sr cr sustained|delayed dr ec enteric|immediate ir", "with con|without sin",
            "hydrochloride hcl clorhidrato|sodium|potassium|calcium|sulfate sulphate sulfato|acetate|tartrate tartrato|succinate succinato|maleate|phosphate|citrate|carbonate|fumarate|mesylate|besylate|nitrate|mononitrate"
            + "|dinitrate|propionate|dipropionate|furoate|valerate|decanoate|cypionate|enanthate|gluconate|bitartrate|hydrobromide|magnesium|zinc|pamoate|palmitate|xinafoate|lactate|chloride|oxide|hydroxide",
        }.Select(Row),
    ];

    private readonly List<Number> numbers = [];
    private readonly HashSet<string> letters = [];
    private readonly HashSet<string> codes = [];
    private readonly List<HashSet<string>> rows;

    /// <summary>Reads a name.</summary>
    public NameTraits(string name)
    {
        var left = Diagnosis().Replace(Thousands().Replace(name.ToLowerInvariant(), ""), " ");
        left = Roman().Replace(left, found => $" {Roman(found.Value.Trim())} ");
        left = Code().Replace(left, found => Taken(codes, found.Value.Replace("-", "", StringComparison.Ordinal)));
        left = Ratio().Replace(left, found => Taken(found.Groups["value"], found.Groups["unit"], found.Groups["per"], found.Groups["under"]));
        left = Plain().Replace(left, found => Taken(found.Groups["value"], found.Groups["unit"], null, null));
        foreach (Match letter in Letter().Matches(left)) letters.Add(letter.Value);
        var words = Tokenizer.Words(name).Select(word => word.Folded).ToList();
        rows = [.. Rows.Select(row => words.Where(row.ContainsKey).Select(word => row[word]).ToHashSet())];
        if (Sides.IsSupersetOf(["left", "right"])) Sides.Add("bilateral");
    }

    private HashSet<string> Sides => rows[0];

    /// <summary>True where a place is at a side that this name does not say, and it says one; "bilateral" says the left and the right together.</summary>
    public bool IsOtherSide(NameTraits place) => Sides.Count > 0 && !place.Sides.IsSubsetOf(Sides) && !(Sides.Contains("bilateral") && place.Sides.Contains("bilateral"));

    /// <summary>True where both say something of one trait, and each what the other does not.</summary>
    public bool Contradict(NameTraits other) =>
        AreOthers(letters, other.letters) || AreOthers(codes, other.codes) || rows.Zip(other.rows).Any(pair => AreOthers(pair.First, pair.Second))
        || (numbers.Count > 0 && other.numbers.Count > 0 && !numbers.TrueForAll(number => other.numbers.Exists(number.Is)) && !other.numbers.TrueForAll(number => numbers.Exists(number.Is)));

    private static bool AreOthers(HashSet<string> one, HashSet<string> other) => one.Count > 0 && other.Count > 0 && !one.IsSubsetOf(other) && !other.IsSubsetOf(one);

    private static Dictionary<string, string> Row(string row) =>
        row.Split('|').SelectMany(same => same.Split(' ').Select(word => (word, same.Split(' ')[0]))).ToDictionary(pair => pair.Item1, pair => pair.Item2);

    private static string Taken(HashSet<string> into, string said)
    {
        into.Add(said);
        return " ";
    }

    private string Taken(Group value, Group unit, Group? per, Group? under)
    {
        var (amount, of) = InOne(Decimal(value.Value), UnitNames.Plain(unit.Value) ?? "");
        if (under is not null)
        {
            var (each, name) = InOne(per is { Success: true } ? Decimal(per.Value) : 1, UnitNames.Plain(under.Value) ?? "");
            numbers.Add(new Number(each == 0 ? amount : amount / each, $"{of}/{name}"));
        }
        else numbers.Add(new Number(amount, of));
        return " ";
    }

    private static (decimal Value, string Unit) InOne(decimal value, string unit) => unit switch
    {
        "g" => (value * 1000, "mg"),
        "ug" => (value / 1000, "mg"),
        "l" => (value * 1000, "ml"),
        _ => (value, unit),
    };

    private static decimal Decimal(string text) => decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 1_000_000_000 ? value : 0;

    private static int Roman(string said) => said switch { "i" or "one" => 1, "ii" or "two" => 2, "iii" or "three" => 3, "iv" or "four" => 4, _ => 5 };

    [GeneratedRegex(@"(?<=\d),(?=\d{3}\b)")]
    private static partial Regex Thousands();

    /// <summary>ICD-10's codes beside a name.</summary>
    [GeneratedRegex(@"\b[a-z]\d[\da-z]\.[\da-z]{1,4}\b")]
    private static partial Regex Diagnosis();

    [GeneratedRegex(@"(?<=\b(?:type|tipo|typ|stage|grade|class|factor|phase|estadio|grado)[ -])(?:i{1,3}|iv|v|one|two|three|four)\b")]
    private static partial Regex Roman();

    /// <summary>"B12", "D3", "3a".</summary>
    [GeneratedRegex(@"(?<![\p{L}\d.-])(?:[a-z]{1,2}-?\d{1,3}|\d{1,2}[a-c])(?![\p{L}\d.])")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<![\p{L}\d.,])(?<value>\d+(?:[.,]\d+)?) ?(?<unit>[a-zµμ%]+) ?/ ?(?<per>\d+(?:[.,]\d+)?)? ?(?<under>[a-z]+)")]
    private static partial Regex Ratio();

    [GeneratedRegex(@"(?<![\p{L}\d.,])(?<value>\d+(?:[.,]\d+)?)(?: ?(?<unit>[a-zµμ%]+))?")]
    private static partial Regex Plain();

    /// <summary>A letter of its own that is none of a word's, an article's or a unit's.</summary>
    [GeneratedRegex(@"(?<![\p{L}\d'’.])(?:[b-df-hj-np-tvz]|(?<=\b(?:hepatitis|influenza|type|tipo|group|vitamin|vitamina|factor|class|h[ae]?emophilia|hemofilia|h[ae]?emoglobin) )[aei])(?![\p{L}\d'’.])")]
    private static partial Regex Letter();
}
