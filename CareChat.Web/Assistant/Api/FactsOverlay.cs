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
            if (!SaysNothing(field.Value) && !NamesNothing(field)) merged = Over(merged, field.Name, field.Value);
        }
        return merged;
    }

    private static bool SaysNothing(JsonElement value) => value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(SaysNothing));

    /// <summary>True for a list of things of which none is one: then what the record has stays.</summary>
    private static bool NamesNothing(JsonProperty field) => field.Name != "notes" && Lists.Contains(field.Name)
        && Items(field.Value) is { Count: > 0 } items && !items.Exists(IsLine);

    private static PatientFacts Over(PatientFacts facts, string key, JsonElement value) => key switch
    {
        "name" => facts with { Name = TextOf(value) },
        "age" => facts with { Age = TextOf(value) },
        "gender" => facts with { Gender = TextOf(value) },
        "conditions" => Replaced(facts, RecordKind.Condition, value) with { Conditions = LinesOf(value) },
        "medications" => Replaced(facts, RecordKind.Medication, value) with { Medications = LinesOf(value) },
        "allergies" => Replaced(facts, RecordKind.Allergy, value) with { Allergies = LinesOf(value) },
        "notes" => facts with { Notes = [.. NotesOf(value)] },
        _ => facts with { Other = new Dictionary<string, string>(facts.Other) { [key] = TextOf(value) ?? "" } },
    };

    /// <summary>What the record says of a kind beside its lines goes where the call replaces them; items that are no lines are said to be more.</summary>
    private static PatientFacts Replaced(PatientFacts facts, RecordKind kind, JsonElement value) => facts with
    {
        NoneSaid = facts.NoneSaid.Where(said => said.Key != kind).ToDictionary(said => said.Key, said => said.Value),
        NotInForce = facts.NotInForce.Where(said => said.Key != kind).ToDictionary(said => said.Key, said => said.Value),
        More = Items(value).Exists(item => !IsLine(item) && !SaysNothing(item)) ? facts.More.Append(kind).ToHashSet() : facts.More.Where(other => other != kind).ToHashSet(),
    };

    /// <summary>One line for each item of an array or part of a text (<see cref="ListText"/>); "none known" is one too, and what has no name is none.</summary>
    public static List<RecordLine> LinesOf(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? [.. ListText.Parts(value.GetString()!).Select(text => new RecordLine(text, ""))]
        : [.. Items(value).Where(IsLine).Select(LineOf).Where(line => line.Text.Length > 0)];

    /// <summary>True for what can be a line: a text, or an object that says a name. A dose alone, a number or a yes names nothing.</summary>
    public static bool IsLine(JsonElement item) => item.ValueKind == JsonValueKind.String || (item.ValueKind == JsonValueKind.Object && NameOf(item) is not null);

    private static List<JsonElement> Items(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray()],
        JsonValueKind.Object => [value],
        _ => [],
    };

    /// <summary>The field that names a line; null for none. A note is about something, and names nothing.</summary>
    private static string? NameOf(JsonElement item) =>
        NameFields.FirstOrDefault(field => field != "note" && item.TryGetProperty(field, out var value) && JsonWords.CanName(value));

    /// <summary>An item: a text, or an object whose name comes first and whose other fields stand beside it, as <see cref="DetailFields"/> writes them.</summary>
    private static RecordLine LineOf(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || NameOf(item) is not { } named) return new RecordLine(JsonWords.Of(item), "");
        var rest = item.EnumerateObject().Where(field => field.Name != named && field.Name != "id")
            .Select(field => (field.Name, Said: JsonWords.Of(field.Value))).Where(field => field.Said.Length > 0);
        return new RecordLine(JsonWords.Of(item.GetProperty(named)), string.Join(DetailGap, rest.Select(field => DetailFields.Written(field.Name, field.Said))));
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
