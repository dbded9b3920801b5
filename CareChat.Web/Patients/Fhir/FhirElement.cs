using System.Text.Json;
using CareChat.Web.Text;

namespace CareChat.Web.Patients.Fhir;

/// <summary>
/// Reads elements of a resource by name: absent is null, a wrong shape is a <see cref="FormatException"/>
/// that names the element and never its content.
/// </summary>
internal static class FhirElement
{
    /// <summary>The child of that name; null where it is absent or null.</summary>
    public static JsonElement? Child(this JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object ? throw new FormatException($"the element around '{name}' is not an object")
        : element.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child
        : null;

    /// <summary>The object of that name.</summary>
    public static JsonElement? Object(this JsonElement element, string name) => element.Child(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } child => child,
        _ => throw new FormatException($"'{name}' is not an object"),
    };

    /// <summary>The text of that name, trimmed; null where it is absent or blank.</summary>
    public static string? Text(this JsonElement element, string name) => element.Child(name)?.OwnText(name);

    /// <summary>The element itself as text, trimmed; null where it is blank.</summary>
    public static string? OwnText(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.String) throw new FormatException($"'{name}' is not text");
        var text = DirectionMarks.Without(element.GetString()!).Trim();
        if (text.Contains('\0')) throw new FormatException($"'{name}' holds the character U+0000");
        return text.Length == 0 ? null : text;
    }

    /// <summary>True or false of that name.</summary>
    public static bool? Flag(this JsonElement element, string name) => element.Child(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new FormatException($"'{name}' is neither true nor false"),
    };

    /// <summary>The items of the list of that name; none where it is absent.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement element, string name) => element.Child(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(item => item.ValueKind != JsonValueKind.Null),
        _ => throw new FormatException($"'{name}' is not a list"),
    };

    /// <summary>What a CodeableConcept says: its text, else a coding's display, else a coding's code.</summary>
    public static string? Concept(this JsonElement element, string name) => element.Object(name)?.OwnConcept();

    /// <summary>The same for the element itself.</summary>
    public static string? OwnConcept(this JsonElement concept) =>
        concept.Text("text") ?? concept.FirstText("coding", "display") ?? concept.FirstText("coding", "code");

    /// <summary>The first code of a CodeableConcept.</summary>
    public static string? Code(this JsonElement element, string name) => element.Object(name)?.FirstText("coding", "code");

    /// <summary>The first text of that name among the items of a list.</summary>
    public static string? FirstText(this JsonElement element, string list, string name) =>
        element.List(list).Select(item => item.Text(name)).FirstOrDefault(text => text is not null);
}
