using System.Text.Json;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Medicines that a file tells of only as handed out or given: the record holds orders and statements, and would look empty of them.</summary>
internal sealed class GivenMedicines
{
    private readonly Dictionary<string, string> given = new(StringComparer.Ordinal);
    private readonly HashSet<string> ordered = new(StringComparer.Ordinal);

    /// <summary>Notes whose medicine an entry tells of.</summary>
    public void Note(BundleEntry entry)
    {
        if (entry.Type is not ("MedicationDispense" or "MedicationAdministration" or "MedicationRequest" or "MedicationStatement")) return;
        if (entry.Resource?.Child("subject") is not { ValueKind: JsonValueKind.Object } subject) return;
        if (entry.Type is "MedicationRequest" or "MedicationStatement") ordered.Add(Whose(subject));
        else if (entry.Resource?.Text("status") is not ("entered-in-error" or "cancelled" or "declined" or "not-done")) given.TryAdd(Whose(subject), entry.Name);
    }

    /// <summary>What is said of it, once a patient.</summary>
    public IEnumerable<FhirSkipped> Told() => given.Where(one => !ordered.Contains(one.Key)).Select(one => new FhirSkipped(0, one.Value,
        "it tells of a medicine that was handed out or given, and the file has no order and no statement of one for its patient: it is not kept here, and must be read in its source"));

    private static string Whose(JsonElement subject) => subject.Text("reference") is { } reference ? FhirReference.Of(reference) is { } one ? $"{one.Type}/{one.Id}" : FhirReference.WithoutVersion(reference) : subject.GetRawText();
}
