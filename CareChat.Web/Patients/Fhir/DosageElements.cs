using System.Text.Json;

namespace CareChat.Web.Patients.Fhir;

/// <summary>The elements of a dose that are understood, by R4. Whatever else stands there, of another release or nobody's, is named.</summary>
internal static class DosageElements
{
    private static readonly HashSet<string> OfDose = Set(
        "sequence text additionalInstruction patientInstruction timing asNeededBoolean asNeededCodeableConcept site route method doseAndRate maxDosePerPeriod "
        + "maxDosePerAdministration maxDosePerLifetime");

    private static readonly HashSet<string> OfAmount = Set("type doseRange doseQuantity rateRatio rateRange rateQuantity");

    private static readonly HashSet<string> OfTiming = Set("event repeat code");

    private static readonly HashSet<string> OfRepeat = Set(
        "boundsDuration boundsRange boundsPeriod count countMax duration durationMax durationUnit frequency frequencyMax period periodMax periodUnit dayOfWeek timeOfDay when offset");

    /// <summary>What no list here has, in words; null for nothing.</summary>
    public static string? Unknown(JsonElement resource)
    {
        var unknown = Parts(resource, "dosageInstruction").Concat(Parts(resource, "dosage")).SelectMany(OfOne).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return unknown.Count > 0 ? $"its dose says '{string.Join("', '", unknown)}', which is not understood here" : null;
    }

    private static IEnumerable<string> OfOne(JsonElement dose) =>
    [
        .. Others(dose, OfDose),
        .. Parts(dose, "doseAndRate").SelectMany(amount => Others(amount, OfAmount)),
        .. Parts(dose, "timing").SelectMany(timing => Others(timing, OfTiming).Concat(Parts(timing, "repeat").SelectMany(repeat => Others(repeat, OfRepeat)))),
    ];

    private static IEnumerable<JsonElement> Parts(JsonElement element, string name) => !element.TryGetProperty(name, out var part) ? []
        : part.ValueKind == JsonValueKind.Array ? part.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
        : part.ValueKind == JsonValueKind.Object ? [part] : [];

    /// <summary>The names that are on no list, as far as they may be said aloud. What stands beside an element ("_text", extensions) only adds to it.</summary>
    private static IEnumerable<string> Others(JsonElement element, HashSet<string> known) => element.EnumerateObject()
        .Where(member => !known.Contains(member.Name) && member.Name is not ("id" or "extension" or "modifierExtension" or "fhir_comments") && !member.Name.StartsWith('_') && member.Value.ValueKind != JsonValueKind.Null)
        .Select(member => member.Name.All(char.IsAsciiLetter) && member.Name.Length <= 40 ? member.Name : "an element of an unknown name");

    private static HashSet<string> Set(string names) => [.. names.Split(' ')];
}
