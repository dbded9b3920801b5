using System.Buffers;
using System.Text.Json;

namespace CareChat.Web.Patients.Fhir;

/// <summary>
/// Nulls in lists. FHIR has them only where a list of primitives and its twin keep step ("given": [null, "Ada"] beside "_given"); any other says nothing, as a null in
/// the place of an element does, and is taken out before anything is read.
/// </summary>
internal static class ListNulls
{
    /// <summary>The document without them; the same one where it has none.</summary>
    /// <param name="document">The document, which is disposed where another takes its place.</param>
    /// <param name="lists">Takes the names of the lists that had one, as far as they may be said aloud.</param>
    public static JsonDocument Without(JsonDocument document, ISet<string> lists)
    {
        try
        {
            if (!Has(document.RootElement)) return document;
            var written = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(written)) Write(writer, document.RootElement, lists);
            var without = JsonDocument.Parse(written.WrittenMemory, DosageElements.Deep);
            document.Dispose();
            return without;
        }
        catch (InvalidOperationException) // text that is not valid Unicode: the entry is refused for that
        {
            return document;
        }
    }

    private static bool Has(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(member => IsMended(element, member) || Has(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Array ? item.EnumerateArray().Any(IsNull) || Has(item) : Has(item)),
        _ => false,
    };

    /// <summary>True for a list with nulls that keeps step with no twin.</summary>
    private static bool IsMended(JsonElement owner, JsonProperty member) => member.Value.ValueKind == JsonValueKind.Array && member.Value.EnumerateArray().Any(IsNull)
        && !(owner.TryGetProperty(member.Name is ['_', .. var name] ? name : $"_{member.Name}", out var twin) && twin.ValueKind == JsonValueKind.Array);

    private static bool IsNull(JsonElement item) => item.ValueKind == JsonValueKind.Null;

    private static void Write(Utf8JsonWriter writer, JsonElement element, ISet<string> lists)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    var isMended = IsMended(element, member);
                    if (isMended) lists.Add(member.Name.All(char.IsAsciiLetter) && member.Name.Length <= 40 ? member.Name : "an element of an unknown name");
                    if (isMended && member.Value.EnumerateArray().All(IsNull)) continue;
                    writer.WritePropertyName(member.Name);
                    if (isMended) WriteList(writer, member.Value, lists, isWhole: false);
                    else Write(writer, member.Value, lists);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                WriteList(writer, element, lists, isWhole: true);
                break;
            default:
                writer.WriteRawValue(element.GetRawText(), skipInputValidation: true);
                break;
        }
    }

    /// <summary>A list; in a list of its own nothing keeps step.</summary>
    private static void WriteList(Utf8JsonWriter writer, JsonElement list, ISet<string> lists, bool isWhole)
    {
        writer.WriteStartArray();
        foreach (var item in list.EnumerateArray().Where(item => isWhole || !IsNull(item)))
        {
            if (item.ValueKind == JsonValueKind.Array) WriteList(writer, item, lists, isWhole: false);
            else Write(writer, item, lists);
        }
        writer.WriteEndArray();
    }
}
