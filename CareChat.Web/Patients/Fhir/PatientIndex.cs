using System.Text.Json;

namespace CareChat.Web.Patients.Fhir;

/// <summary>The patients of a file, gathered while walking through it once, and the names by which its lines may mean them.</summary>
internal sealed class PatientIndex(bool isHistory, DateTimeOffset now)
{
    private readonly Dictionary<string, IndexedPatient> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IndexedPatient?> byAlias = new(StringComparer.Ordinal);
    private Dictionary<int, IndexedPatient> people = [];
    private NamedPeople<IndexedPatient>? named;

    /// <summary>The person in an entry, once the file was walked through; null for nobody.</summary>
    public IndexedPatient? Person(int entry) => people.GetValueOrDefault(entry);

    /// <summary>True for a file of one patient, once it was walked through.</summary>
    public bool IsAlone => people.Count == 1;

    /// <summary>The file's people by their names, once it was walked through.</summary>
    public NamedPeople<IndexedPatient> Named
    {
        get
        {
            if (named is not null) return named;
            named = new NamedPeople<IndexedPatient>();
            foreach (var patient in people.Values) named.Add(patient, patient.Names, patient.Birth);
            return named;
        }
    }

    /// <summary>True where the file says different things of the person in the entry.</summary>
    public bool IsContradictory(BundleEntry entry) => entry.Key is { } key && byKey.TryGetValue(key, out var patient) && patient.IsContradictory;

    /// <summary>Notes a patient, in the order of the file.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isNewer">True where it counts more than what the file said of the same patient before.</param>
    public void Add(BundleEntry entry, bool isNewer)
    {
        var key = entry.Key ?? $"entry:{entry.Number}";
        if (byKey.TryGetValue(key, out var patient)) patient.Meet(entry, isNewer, isHistory);
        else byKey[key] = patient = new IndexedPatient(entry);
        if (entry.FullUrl is { } url) Name(FhirReference.WithoutVersion(url), patient);
        if (entry.Id is { } id) Name($"Patient/{id}", patient);
        else if (FhirReference.Of(entry.FullUrl ?? "") is { } reference) Name($"Patient/{reference.Id}", patient);
        if (entry.RequestIdentifier is { } asked) Name(Alias(asked), patient);
        foreach (var number in entry.Resource!.Value.List("identifier"))
        {
            if (number.Text("value") is not { } value || HasEnded(number)) continue;
            Name(Alias(new FhirIdentifier(number.Text("system") ?? "", value)), patient);
            if (number.Text("system") is not null) Name(Alias(new FhirIdentifier("", value)), patient);
        }
    }

    /// <summary>Ends the walk.</summary>
    public void Settle() => people = byKey.Values.ToDictionary(patient => patient.Entry);

    /// <summary>The only patient of the file that goes by a name of the reference; null for none.</summary>
    /// <param name="alias">A full URL, "Patient/id", or an identifier.</param>
    /// <param name="isAmbiguous">True where several do.</param>
    public IndexedPatient? Find(string alias, out bool isAmbiguous)
    {
        isAmbiguous = byAlias.TryGetValue(alias, out var patient) && patient is null;
        return patient;
    }

    /// <summary>How an identifier is named among the aliases.</summary>
    public static string Alias(FhirIdentifier identifier) => $"identifier:{identifier.System}|{identifier.Value}";

    /// <summary>A number that was given back may be somebody else's now.</summary>
    private bool HasEnded(JsonElement number)
    {
        var (use, period) = (number.Child("use"), number.Child("period"));
        var end = period is { ValueKind: JsonValueKind.Object } span ? span.Child("end") : null;
        return (use is { ValueKind: JsonValueKind.String } said && said.ValueEquals("old"))
            || (end is { ValueKind: JsonValueKind.String } at && FhirDate.After(at.GetString()) is { } after && after <= now);
    }

    /// <summary>A name that two people go by is nobody's.</summary>
    private void Name(string alias, IndexedPatient patient) =>
        byAlias[alias] = byAlias.TryGetValue(alias, out var other) && other != patient ? null : patient;
}
