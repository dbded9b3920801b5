using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareChat.Web.Patients.Fhir;

/// <summary>The elements of a dose that are understood, by R4. Whatever else stands there, of another release or nobody's, is named.</summary>
internal static class DosageElements
{
    private const string Amounts = "doseAndRate";

    /// <summary>Where a resource has its doses.</summary>
    public static readonly string[] Lists = ["dosageInstruction", "dosage"];

    /// <summary>As deep as a bundle is read.</summary>
    public static readonly JsonDocumentOptions Deep = new() { MaxDepth = 128 };

    private static readonly HashSet<string> OfDose = Set(
        "sequence text additionalInstruction patientInstruction timing asNeededBoolean asNeededCodeableConcept site route method doseAndRate maxDosePerPeriod "
        + "maxDosePerAdministration maxDosePerLifetime");

    /// <summary>What stood in the dose itself before R4.</summary>
    private static readonly HashSet<string> OfOwnAmount = Set("doseRange doseQuantity rateRatio rateRange rateQuantity");

    private static readonly HashSet<string> OfAmount = [.. OfOwnAmount, "type"];

    private static readonly HashSet<string> OfTiming = Set("event repeat code");

    private static readonly HashSet<string> OfRepeat = Set(
        "boundsDuration boundsRange boundsPeriod count countMax duration durationMax durationUnit frequency frequencyMax period periodMax periodUnit dayOfWeek timeOfDay when offset");

    /// <summary>What no list here has, in words; null for nothing.</summary>
    public static string? Unknown(JsonElement resource)
    {
        var unknown = Doses(resource).SelectMany(OfOne).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return unknown.Count > 0 ? $"its dose says '{string.Join("', '", unknown)}', which is not understood here" : null;
    }

    /// <summary>
    /// The resource with its amounts where R4 has them. Before, <c>doseQuantity</c>, <c>doseRange</c> and the rates stood in the dose
    /// itself: where no dose of the resource is R4's, and one of each says what is meant, they are <c>doseAndRate</c>.
    /// </summary>
    public static JsonElement InR4(JsonElement resource)
    {
        var doses = Doses(resource).ToList();
        if (doses.Exists(dose => dose.TryGetProperty(Amounts, out _)) || !doses.Exists(HasOwnAmount)) return resource;
        var moved = JsonNode.Parse(resource.GetRawText(), documentOptions: Deep)!;
        foreach (var dose in Lists.SelectMany(list => moved[list] as JsonArray ?? []).OfType<JsonObject>())
        {
            var names = dose.Where(member => member.Value is not null && OfOwnAmount.Contains(member.Key)).Select(member => member.Key).ToList();
            if (names.Count == 0 || names.GroupBy(name => name[..4]).Any(kind => kind.Count() > 1)) continue;
            var amount = new JsonObject();
            foreach (var name in names)
            {
                var value = dose[name];
                dose.Remove(name);
                amount[name] = value;
            }
            dose[Amounts] = new JsonArray(amount);
        }
        using var read = JsonDocument.Parse(moved.ToJsonString(), Deep);
        return read.RootElement.Clone();
    }

    private static bool HasOwnAmount(JsonElement dose) => dose.EnumerateObject().Any(member => OfOwnAmount.Contains(member.Name));

    private static IEnumerable<string> OfOne(JsonElement dose) =>
    [
        .. Others(dose, OfDose),
        .. Parts(dose, Amounts).SelectMany(amount => Others(amount, OfAmount)),
        .. Parts(dose, "timing").SelectMany(timing => Others(timing, OfTiming).Concat(Parts(timing, "repeat").SelectMany(repeat => Others(repeat, OfRepeat)))),
    ];

    /// <summary>The doses of a resource.</summary>
    public static IEnumerable<JsonElement> Doses(JsonElement resource) => Lists.SelectMany(list => Parts(resource, list));

    /// <summary>The objects of that name, one or a list.</summary>
    public static IEnumerable<JsonElement> Parts(JsonElement element, string name) => !element.TryGetProperty(name, out var part) ? []
        : part.ValueKind == JsonValueKind.Array ? part.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
        : part.ValueKind == JsonValueKind.Object ? [part] : [];

    /// <summary>The names that are on no list, as far as they may be said aloud. What stands beside an element ("_text", extensions) only adds to it.</summary>
    private static IEnumerable<string> Others(JsonElement element, HashSet<string> known) => element.EnumerateObject()
        .Where(member => !known.Contains(member.Name) && member.Name is not ("id" or "extension" or "modifierExtension" or "fhir_comments") && !member.Name.StartsWith('_') && member.Value.ValueKind != JsonValueKind.Null)
        .Select(member => member.Name.All(char.IsAsciiLetter) && member.Name.Length <= 40 ? member.Name : "an element of an unknown name");

    private static HashSet<string> Set(string names) => [.. names.Split(' ')];
}
