using System.Text.RegularExpressions;
using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Where a condition is in the body and how far it has gone, in words beside its name; marked where the name says another side or stage.</summary>
internal static partial class ConditionPlace
{
    /// <summary>"body site: Right femur", "stage: Stage II", "coded differently: body site Right femur"; empty for what the name says already.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="text">What the line is called.</param>
    /// <param name="leftOut">Told what cannot be put into words.</param>
    public static List<string> Of(Condition condition, string text, Action<string> leftOut)
    {
        List<string> names = [text, .. Names(condition.Code)];
        var sites = FhirWords.Joined(", ", condition.BodySite.Select(site => FhirWords.Joined(", ", [site.Said(), .. Names(site).Where(name => IsOtherSide(site.Said()!, name))])));
        var stages = FhirWords.Joined(", ", condition.Stage.Select(InWords));
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var site in condition.BodySite) DosageWords.Put("bodySite", site, site.Said(), missing);
        foreach (var stage in condition.Stage) DosageWords.Put("stage", stage, InWords(stage), missing);
        if (missing.Count > 0) leftOut($"its '{string.Join("', '", missing)}' could not be put into words and is left out");
        var isOtherSite = names.Exists(name => IsOtherSide(name, sites)) || condition.BodySite.Exists(site => Names(site).Any(name => IsOtherSide(site.Said()!, name)));
        return [.. Said(sites, Certainty.BodySite, text, isOtherSite), .. Said(stages, Certainty.Stage, text, names.Exists(name => IsOtherStage(name, stages)))];
    }

    private static IEnumerable<string> Said(string words, string prefix, string text, bool isOther) => words.Length == 0 ? []
        : isOther ? [$"{Certainty.CodedDifferently}{prefix.Replace(": ", " ", StringComparison.Ordinal)}{words}"]
        : text.Contains(words, StringComparison.OrdinalIgnoreCase) ? [] : [prefix + words];

    private static string InWords(Condition.StageComponent stage) =>
        (stage.Summary.Said(), stage.Type.Said()) is ({ } summary, var type) ? type is null ? summary : $"{summary} ({type})" : "";

    private static IEnumerable<string> Names(CodeableConcept? concept) => concept?.Coding.Select(coding => FhirWords.Clean(coding.Display)).OfType<string>() ?? [];

    private static bool IsOtherSide(string name, string other) => new NameTraits(Spelled(name)).IsOtherSide(new NameTraits(Spelled(other)));

    /// <summary>"R hip", "hip fracture (L)".</summary>
    private static string Spelled(string name) => Letter().Replace(name, found => found.Groups["side"].Value == "L" ? " left " : " right ");

    /// <summary>True where both say how far, and not the same: "stage 2" and "Stage III"; a letter behind it says only more.</summary>
    private static bool IsOtherStage(string name, string stage)
    {
        var (one, other) = (Degrees(name), Degrees(stage));
        return one.Any(said => other.Contains(said.Key) && !other[said.Key].Intersect(said).Any());
    }

    private static ILookup<char, int> Degrees(string said) => Degree().Matches(said).ToLookup(
        found => found.Groups["kind"].Success ? char.ToLowerInvariant(found.Groups["kind"].Value[0]) : 's', found => Number(found.Groups["number"].Value.ToLowerInvariant()));

    private static int Number(string said) => said switch { "i" => 1, "ii" => 2, "iii" => 3, "iv" => 4, "v" => 5, _ => said[0] - '0' };

    [GeneratedRegex(@"(?<![\w.'’/-])\(?(?<side>[LR])\)?(?![\w.'’/-])")]
    private static partial Regex Letter();

    /// <summary>"Stage IIB", "grado 3", or a number of its own.</summary>
    [GeneratedRegex(@"(?:\b(?:(?<kind>s)tage|e(?<kind>s)tadio|(?<kind>g)rad[eo]|(?<kind>c)lass|(?<kind>c)lase)\W{1,3}|^)(?<number>iv|v|i{1,3}|\d)[a-c]?\d?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Degree();
}
