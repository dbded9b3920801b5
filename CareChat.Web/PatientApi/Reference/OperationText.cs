using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CareChat.Web.PatientApi.Reference;

/// <summary>Writes an operation of an API description as Markdown.</summary>
internal sealed class OperationText(ApiDocument document, StringBuilder text)
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one: what it does, who may, what it takes and what it answers.</summary>
    public void Write(string method, string address, JsonElement said)
    {
        text.Append($"\n## {Text(said, "summary")}\n\n`{method} {address}`\n");
        if (Text(said, "description") is { Length: > 0 } details) text.Append($"\n{details}\n");
        text.Append($"\nCredential: {Credentials(said)}.\n");
        if (said.TryGetProperty("parameters", out var parameters) && parameters.GetArrayLength() > 0) WriteParameters(parameters);
        if (said.TryGetProperty("requestBody", out var body)) WriteContent("Body", document.Resolve(body));
        text.Append("\n### Answers\n");
        foreach (var answer in said.GetProperty("responses").EnumerateObject())
        {
            var resolved = document.Resolve(answer.Value);
            WriteContent($"{answer.Name}: {Text(resolved, "description")}", resolved);
        }
    }

    private static string Credentials(JsonElement said)
    {
        if (!said.TryGetProperty("security", out var ways) || ways.GetArrayLength() == 0) return "none";
        var named = ways.EnumerateArray().Select(way => string.Join(" and ", way.EnumerateObject().Select(scheme => $"`{scheme.Name}`")));
        return string.Join(" or ", named.Select(way => way.Length > 0 ? way : "none"));
    }

    private void WriteParameters(JsonElement parameters)
    {
        text.Append("\n| parameter | in | type | required | |\n|---|---|---|---|---|\n");
        foreach (var parameter in parameters.EnumerateArray().Select(document.Resolve))
        {
            text.Append($"| `{Text(parameter, "name")}` | {Text(parameter, "in")} | {TypeOf(parameter.GetProperty("schema"))} ");
            text.Append($"| {IsTrue(parameter, "required")} | {Cell(Text(parameter, "description"))} |\n");
        }
    }

    /// <summary>A body: its fields, and an example.</summary>
    private void WriteContent(string title, JsonElement holder)
    {
        text.Append($"\n**{title}**\n");
        if (!holder.TryGetProperty("content", out var content)) return;
        foreach (var media in content.EnumerateObject())
        {
            if (title == "Body" || media.Name != "application/json") text.Append($"\n`{media.Name}`\n");
            if (title == "Body" && media.Value.TryGetProperty("schema", out var schema)) WriteFields(document.Resolve(schema));
            if (media.Value.TryGetProperty("example", out var example))
                text.Append($"\n```json\n{JsonSerializer.Serialize(example, Indented)}\n```\n");
        }
    }

    private void WriteFields(JsonElement schema)
    {
        if (!schema.TryGetProperty("properties", out var fields)) return;
        string?[] required = schema.TryGetProperty("required", out var named) ? [.. named.EnumerateArray().Select(n => n.GetString())] : [];
        text.Append("\n| field | type | required | |\n|---|---|---|---|\n");
        foreach (var field in fields.EnumerateObject())
        {
            text.Append($"| `{field.Name}` | {TypeOf(field.Value)} | {(required.Contains(field.Name) ? "yes" : "")} ");
            text.Append($"| {Cell(Text(document.Resolve(field.Value), "description"))} |\n");
        }
    }

    /// <summary>A type in few words: <c>string (uuid)</c>, <c>array of string</c>, <c>"live" or "sandbox"</c>.</summary>
    private string TypeOf(JsonElement schema)
    {
        schema = document.Resolve(schema);
        if (schema.TryGetProperty("enum", out var values)) return Cell(string.Join(" or ", values.EnumerateArray().Select(v => v.GetRawText())));
        foreach (var choice in new[] { "oneOf", "anyOf" })
            if (schema.TryGetProperty(choice, out var of)) return string.Join(" or ", of.EnumerateArray().Select(TypeOf));
        if (!schema.TryGetProperty("type", out var type)) return "any";
        var word = type.ValueKind == JsonValueKind.Array
            ? string.Join(" or ", type.EnumerateArray().Select(t => t.GetString())) : type.GetString()!;
        if (schema.TryGetProperty("items", out var items)) word += $" of {TypeOf(items)}";
        return schema.TryGetProperty("format", out var format) ? $"{word} ({format.GetString()})" : word;
    }

    private static string IsTrue(JsonElement part, string field) =>
        part.TryGetProperty(field, out var value) && value.GetBoolean() ? "yes" : "";

    private static string Text(JsonElement part, string field) =>
        part.TryGetProperty(field, out var value) ? value.GetString() ?? "" : "";

    /// <summary>Text that stays in its cell of a table.</summary>
    private static string Cell(string said) => said.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
