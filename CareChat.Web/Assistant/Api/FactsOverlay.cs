using System.Text.Json;
using CareChat.Web.Patients;

namespace CareChat.Web.Assistant.Api;

/// <summary>Lays what a call sends along over the record, for this call alone (contract B.2 <c>patientData</c>).</summary>
internal static class FactsOverlay
{
    /// <summary>The facts with the given keys replaced; keys nobody knows are passed on as they are.</summary>
    public static PatientFacts? Over(PatientFacts? facts, JsonElement? data)
    {
        if (data is not { } given) return facts;
        var merged = facts ?? new PatientFacts();
        foreach (var field in given.EnumerateObject()) merged = Over(merged, field.Name, field.Value);
        return merged;
    }

    private static PatientFacts Over(PatientFacts facts, string key, JsonElement value) => key switch
    {
        "name" => facts with { Name = TextOf(value) },
        "age" => facts with { Age = TextOf(value) },
        "gender" => facts with { Gender = TextOf(value) },
        "conditions" => facts with { Conditions = LinesOf(value) },
        "medications" => facts with { Medications = LinesOf(value) },
        "allergies" => facts with { Allergies = LinesOf(value) },
        "notes" => facts with { Notes = [.. LinesOf(value).Select(NoteOf)] },
        _ => facts with { Other = new Dictionary<string, string>(facts.Other) { [key] = TextOf(value) ?? "" } },
    };

    /// <summary>One line for each item of an array, for a text by itself each part between commas.</summary>
    public static List<RecordLine> LinesOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(LineOf).Where(line => line.Text.Length > 0)],
        JsonValueKind.String => [.. value.GetString()!.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(text => !SaysNone(text)).Select(text => new RecordLine(text, ""))],
        JsonValueKind.Object => [LineOf(value)],
        _ => [],
    };

    /// <summary>An item: a text, or an object whose name comes first and whose other fields stand beside it.</summary>
    public static RecordLine LineOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return new RecordLine(TextOf(item) ?? "", "");
        var name = NameFields.Select(field => item.TryGetProperty(field, out var value) ? TextOf(value) : null).FirstOrDefault(text => text is { Length: > 0 });
        var rest = item.EnumerateObject().Where(field => !NameFields.Contains(field.Name)).Select(field => TextOf(field.Value)).Where(text => text is { Length: > 0 });
        var detail = string.Join(DetailGap, rest);
        return name is null ? new RecordLine(detail, "") : new RecordLine(name, detail);
    }

    /// <summary>A note as one text.</summary>
    public static string NoteOf(RecordLine line) => line.Detail.Length > 0 ? $"{line.Text}, {line.Detail}" : line.Text;

    /// <summary>What stands between dose and frequency of a line.</summary>
    public const string DetailGap = " · ";

    private static readonly string[] NameFields = ["name", "text", "note", "title", "content"];

    private static readonly HashSet<string> Nones = new(StringComparer.OrdinalIgnoreCase)
    {
        "none", "none known", "no known allergies", "no known drug allergies", "nka", "nkda", "no", "n/a", "ninguna", "ninguno", "ninguna conocida",
    };

    /// <summary>True for a text that says there is nothing.</summary>
    public static bool SaysNone(string text) => Nones.Contains(text.Trim().TrimEnd('.'));

    /// <summary>A value as text; null where there is none.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };
}
