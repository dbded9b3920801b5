using System.Text.Json;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Dates of a line that are there and are none: they are named, and whether a line still holds whose end is one of them is not known.</summary>
internal static class UnreadValues
{
    private static readonly string[] OfOnset = ["onsetDateTime", "onsetPeriod.start", "onsetPeriod.end", "recordedDate"];

    private static readonly Dictionary<string, string[]> Dates = new(StringComparer.Ordinal)
    {
        ["Condition"] = [.. OfOnset, "abatementDateTime", "abatementPeriod.start", "abatementPeriod.end"],
        ["AllergyIntolerance"] = OfOnset,
        ["MedicationRequest"] = ["authoredOn", "dosageInstruction.timing.repeat.boundsPeriod.start", "dosageInstruction.timing.repeat.boundsPeriod.end"],
        ["MedicationStatement"] =
        [
            "effectiveDateTime", "effectivePeriod.start", "effectivePeriod.end", "dateAsserted", "dosage.timing.repeat.boundsPeriod.start", "dosage.timing.repeat.boundsPeriod.end",
        ],
    };

    /// <summary>The names of the dates that cannot be read: "onsetDateTime", "boundsPeriod.end".</summary>
    public static IReadOnlyList<string> DatesOf(JsonElement resource) => !Dates.TryGetValue(resource.Text("resourceType") ?? "", out var paths) ? []
        : [.. paths.Where(path => At(resource, path.Split('.')).Any(IsNone)).Select(path => path.Split("repeat.")[^1])];

    /// <summary>True for a date that says whether the line holds now.</summary>
    public static bool IsSpan(string date) => date.StartsWith("abatement", StringComparison.Ordinal) || date.StartsWith("effectivePeriod", StringComparison.Ordinal) || date.StartsWith("boundsPeriod", StringComparison.Ordinal);

    private static IEnumerable<JsonElement> At(JsonElement element, ReadOnlyMemory<string> path) => path.Length == 0 ? [element] : element.ValueKind switch
    {
        JsonValueKind.Object => element.TryGetProperty(path.Span[0], out var child) ? At(child, path[1..]) : [],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => At(item, path)),
        _ => [],
    };

    private static bool IsNone(JsonElement date) => date.ValueKind switch
    {
        JsonValueKind.Null => false,
        JsonValueKind.String => FhirDate.Moment(date.GetString()!.Trim()) is null,
        _ => true,
    };
}
