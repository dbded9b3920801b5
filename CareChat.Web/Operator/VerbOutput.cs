using System.Text.Encodings.Web;
using System.Text.Json;

namespace CareChat.Web.Operator;

/// <summary>Prints what a verb returned: one JSON document for programs, lines for people.</summary>
internal static class VerbOutput
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the result.</summary>
    public static void Write(TextWriter output, object result, bool asJson)
    {
        var document = JsonSerializer.SerializeToElement(result, result.GetType(), Json);
        if (asJson) output.WriteLine(JsonSerializer.Serialize(document, Json));
        else if (document.ValueKind == JsonValueKind.Array)
            foreach (var row in document.EnumerateArray()) output.WriteLine(string.Join('\t', row.EnumerateObject().Select(field => field.Value)));
        else
            foreach (var field in document.EnumerateObject()) output.WriteLine($"{field.Name}: {field.Value}");
    }
}
