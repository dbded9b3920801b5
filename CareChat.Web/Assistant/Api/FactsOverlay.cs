using System.Text.Json;
using CareChat.Web.Data;
using CareChat.Web.Patients;

namespace CareChat.Web.Assistant.Api;

/// <summary>Lays what a call sends along over the record, for this call alone (contract B.2 <c>patientData</c>).</summary>
internal static class FactsOverlay
{
    /// <summary>The keys that hold lines.</summary>
    public static readonly string[] Lists = ["conditions", "medications", "allergies", "notes"];

    /// <summary>Whether lines can be read from a value; null says nothing.</summary>
    public static bool IsList(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array or JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Null;

    /// <summary>The facts with the given keys replaced; keys nobody knows are passed on as they are, and null says nothing.</summary>
    public static PatientFacts? Over(PatientFacts? facts, JsonElement? data)
    {
        if (data is not { } given) return facts;
        var merged = facts ?? new PatientFacts();
        foreach (var field in given.EnumerateObject())
        {
            if (!SaysNothing(field.Value)) merged = Over(merged, field.Name, field.Value);
        }
        return merged;
    }

    private static bool SaysNothing(JsonElement value) => value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(SaysNothing));

    private static PatientFacts Over(PatientFacts facts, string key, JsonElement value) => key switch
    {
        "name" => facts with { Name = TextOf(value) },
        "age" => facts with { Age = TextOf(value) },
        "gender" => facts with { Gender = TextOf(value) },
        "conditions" => facts with { Conditions = LinesOf(value), NoneSaid = Without(facts, RecordKind.Condition) },
        "medications" => facts with { Medications = LinesOf(value), NoneSaid = Without(facts, RecordKind.Medication) },
        "allergies" => facts with { Allergies = LinesOf(value), NoneSaid = Without(facts, RecordKind.Allergy) },
        "notes" => facts with { Notes = [.. NotesOf(value)] },
        _ => facts with { Other = new Dictionary<string, string>(facts.Other) { [key] = TextOf(value) ?? "" } },
    };

    /// <summary>What the record asserts of a kind goes where the call replaces it.</summary>
    private static Dictionary<RecordKind, string> Without(PatientFacts facts, RecordKind kind) =>
        facts.NoneSaid.Where(said => said.Key != kind).ToDictionary(said => said.Key, said => said.Value);

    /// <summary>One line for each item of an array or part of a text (<see cref="ListText"/>); "none known" is one too.</summary>
    public static List<RecordLine> LinesOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(LineOf).Where(line => line.Text.Length > 0)],
        JsonValueKind.String => [.. ListText.Parts(value.GetString()!).Select(text => new RecordLine(text, ""))],
        JsonValueKind.Object => [.. new[] { LineOf(value) }.Where(line => line.Text.Length > 0)],
        _ => [],
    };

    /// <summary>An item: a text, or an object whose name comes first and whose other fields stand beside it, as <see cref="DetailFields"/> writes them.</summary>
    public static RecordLine LineOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return new RecordLine(JsonWords.Of(item), "");
        var named = NameFields.FirstOrDefault(field => item.TryGetProperty(field, out var value) && JsonWords.CanName(value));
        var rest = item.EnumerateObject().Where(field => field.Name != named && field.Name != "id")
            .Select(field => (field.Name, Said: JsonWords.Of(field.Value))).Where(field => field.Said.Length > 0);
        var detail = string.Join(DetailGap, rest.Select(field => DetailFields.Written(field.Name, field.Said)));
        return named is null ? new RecordLine(detail, "") : new RecordLine(JsonWords.Of(item.GetProperty(named)), detail);
    }

    /// <summary>Notes, each as one text: a text, or an object's values one behind the other.</summary>
    public static IEnumerable<string> NotesOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(NoteOf).Where(note => note.Length > 0),
        JsonValueKind.String => ListText.Parts(value.GetString()!),
        JsonValueKind.Object => new[] { NoteOf(value) }.Where(note => note.Length > 0),
        _ => [],
    };

    /// <summary>One note as one text.</summary>
    public static string NoteOf(JsonElement note)
    {
        if (note.ValueKind != JsonValueKind.Object) return JsonWords.Of(note);
        var named = NameFields.FirstOrDefault(field => note.TryGetProperty(field, out var value) && JsonWords.CanName(value));
        return string.Join(", ", note.EnumerateObject().OrderBy(field => field.Name != named).Select(BesideNote).Where(text => text.Length > 0));
    }

    /// <summary>A field's text; a yes or no, which says nothing alone, with its name.</summary>
    private static string BesideNote(JsonProperty field) =>
        field.Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? $"{field.Name}: {field.Value.GetRawText()}" : JsonWords.Of(field.Value);

    /// <summary>What stands between dose and frequency of a line.</summary>
    public const string DetailGap = DetailFields.Gap;

    /// <summary>Where a name may stand, the likeliest first. What is not taken as the name stands beside it.</summary>
    private static readonly string[] NameFields =
    [
        "name", "medication", "medicine", "drug", "condition", "diagnosis", "problem", "allergen", "allergy", "substance", "text", "title", "content", "note",
        "display", "label", "medicationCodeableConcept", "medicationReference", "code", "description",
    ];

    /// <summary>A value as text; null where there is none.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };
}
