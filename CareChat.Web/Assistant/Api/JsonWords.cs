using System.Text.Json;
using CareChat.Web.Patients;

namespace CareChat.Web.Assistant.Api;

/// <summary>A value of JSON as people read it: what a caller sent as FHIR has it ("coding", "value" and "unit") in its words, never as JSON.</summary>
internal static class JsonWords
{
    private static readonly HashSet<string> OfConcepts =
        ["text", "coding", "display", "code", "system", "version", "userSelected", "reference", "type", "value", "unit", "comparator", "id"];

    /// <summary>The words; empty for nothing.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.Array => Joined(", ", value.EnumerateArray().Select(Of)),
        JsonValueKind.Object => value.EnumerateObject().All(field => OfConcepts.Contains(field.Name)) ? OfConcept(value) : OfFields(value),
        _ => value.GetRawText(),
    };

    /// <summary>True for what may be a name: words, not a yes or no.</summary>
    public static bool CanName(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Object && Of(value).Length > 0;

    /// <summary>The text and all that stands beside it: a coding may say the opposite.</summary>
    private static string OfConcept(JsonElement concept)
    {
        var display = Field(concept, "display");
        return Joined(", ", [Field(concept, "text"), display, display.Length == 0 ? Field(concept, "code") : "", Amount(concept), Field(concept, "coding")]);
    }

    private static string Amount(JsonElement quantity) => Joined(" ", [Field(quantity, "comparator") + Field(quantity, "value"), Field(quantity, "unit")]);

    private static string OfFields(JsonElement value) => Joined(DetailFields.Gap, value.EnumerateObject()
        .Select(field => Of(field.Value) is { Length: > 0 } said ? DetailFields.Written(field.Name, said) : ""));

    private static string Field(JsonElement value, string name) => value.TryGetProperty(name, out var field) ? Of(field) : "";

    private static string Joined(string between, IEnumerable<string> parts) =>
        string.Join(between, parts.Where(part => part.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase));
}
