using System.Text.Json;

namespace CareChat.Web.Patients.Fhir;

/// <summary>What entries may refer to wherever it stands in the file: the patients' ids and the medications' names.</summary>
internal sealed class BundleIndex
{
    private readonly Dictionary<string, string> patients = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> medications = new(StringComparer.Ordinal);

    /// <summary>Remembers how entries refer to this patient.</summary>
    public void AddPatient(BundleEntry entry)
    {
        if (!ids.Add(entry.Id)) throw new FormatException("a patient of the same id stands earlier in the file");
        Add(patients, entry, "Patient", entry.Id);
    }

    /// <summary>Remembers the name of a Medication resource.</summary>
    public void AddMedication(BundleEntry entry)
    {
        if (entry.Resource?.Concept("code") is { } name) Add(medications, entry, "Medication", name);
    }

    /// <summary>The id of the patient referred to; null where the reference is to something other than a patient.</summary>
    public string? FindPatient(JsonElement? reference)
    {
        var text = reference?.Text("reference") ?? throw new FormatException("the resource refers to no patient");
        if (patients.TryGetValue(text, out var known)) return known;
        if (FhirReference.IdOf("Patient", text) is { } id) return id;
        return text.Contains('/') && !text.StartsWith('#') && !text.Contains('?')
            ? null
            : throw new FormatException("the patient referred to is not in the file");
    }

    /// <summary>The id of the patient an appointment's actor is; null where the actor is somebody or something else.</summary>
    public string? FindAmong(JsonElement actor) => actor.Text("reference") is { } text
        ? patients.GetValueOrDefault(text) ?? FhirReference.IdOf("Patient", text)
        : null;

    /// <summary>The name of the medication referred to: from the file, else what the reference itself says.</summary>
    public string? FindMedication(JsonElement resource, JsonElement reference)
    {
        var text = reference.Text("reference");
        if (text is null) return reference.Text("display");
        if (text.StartsWith('#')) return Contained(resource, text[1..]) ?? reference.Text("display");
        var key = FhirReference.IdOf("Medication", text) is { } id ? $"Medication/{id}" : text;
        return medications.GetValueOrDefault(text) ?? medications.GetValueOrDefault(key) ?? reference.Text("display") ?? text;
    }

    private static string? Contained(JsonElement resource, string id) => resource.List("contained")
        .Where(part => part.Text("id") == id).Select(part => part.Concept("code")).FirstOrDefault();

    private static void Add(Dictionary<string, string> known, BundleEntry entry, string type, string value)
    {
        if (entry.FullUrl is { } fullUrl) known[fullUrl] = value;
        if (entry.Resource?.Text("id") is { } id) known[$"{type}/{id}"] = value;
    }
}
