using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>A medication of a file. Two are the same where they go by one name and nothing they say turns it into something else.</summary>
/// <param name="Code">What it is; null where it says nothing of it, or may not be read.</param>
/// <param name="IsVoid">True where it was entered in error.</param>
internal sealed record NamedMedication(CodeableConcept? Code, bool IsVoid)
{
    private IEnumerable<string?> Words => [Code.Said(), .. Telling.OfCodings(Code), .. Code.Codes().Where(code => Absence.OfCode(code) is not null || Absence.IsUnasked(code))];

    public bool Equals(NamedMedication? other) => other is not null && IsVoid == other.IsVoid && Words.SequenceEqual(other.Words);

    public override int GetHashCode() => HashCode.Combine(IsVoid, Code.Said());
}

/// <summary>
/// What a file's medications are. An id is one server's: a reference finds the medication of its own server and no other's.
/// </summary>
internal sealed class MedicationIndex
{
    private sealed record Named(string? Key, NamedMedication Said);

    private readonly Dictionary<string, Named?> byAddress = new(StringComparer.Ordinal);
    private readonly HashSet<string> ofServers = new(StringComparer.Ordinal);

    /// <summary>Notes the version of a medication that counts as far as the file was read.</summary>
    /// <param name="entry">The medication.</param>
    /// <param name="isRefused">True where what it says may not be read: it is there, and has no name.</param>
    /// <param name="isContested">True where the file says something else of it too, and nothing says which is newer: where the two are not one, it has no name.</param>
    public void Add(BundleEntry entry, bool isRefused, bool isContested)
    {
        var medication = new Named(entry.Key, isRefused ? new(null, false) : new(Code(entry), entry.Resource?.Text("status") == "entered-in-error"));
        if (entry.FullUrl is { } url) Name(Address(url), medication, isContested);
        if (entry.Id is not { } id) return;
        if (entry.Base is null) Name($"Medication/{id}", medication, isContested);
        else ofServers.Add($"Medication/{id}");
    }

    /// <summary>Takes their names from medications that were deleted.</summary>
    public void Forget(Func<string, bool> isGone)
    {
        foreach (var (address, medication) in byAddress)
            if (medication?.Key is { } key && isGone(key)) byAddress[address] = medication with { Said = new(null, false) };
    }

    /// <summary>What an entry refers to; null where the file does not say, or says several.</summary>
    public NamedMedication? Find(BundleEntry from, string reference)
    {
        var address = Address(reference);
        if (FhirReference.Of(address) is { Base: null } && from.Base is { } server)
        {
            if (byAddress.TryGetValue($"{server}/{address}", out var own)) return own?.Said;
            if (ofServers.Contains(address)) return null;
        }
        return byAddress.GetValueOrDefault(address)?.Said;
    }

    private static CodeableConcept? Code(BundleEntry entry) =>
        entry.Resource is { } resource ? ResourceReader.Map(ResourceReader.Read<Medication>(resource), MedicationNames.Named) : null;

    /// <summary>One spelling of an address; what is none of a server's stays as it is.</summary>
    private static string Address(string reference) => FhirReference.Of(reference) is not { } parts ? FhirReference.WithoutVersion(reference)
        : parts.Base is null ? $"{parts.Type}/{parts.Id}" : $"{parts.Base}/{parts.Type}/{parts.Id}";

    /// <summary>An address of two medications is none's.</summary>
    private void Name(string address, Named medication, bool isContested)
    {
        var isTaken = byAddress.TryGetValue(address, out var other) && (isContested || other?.Key != medication.Key) && other?.Said != medication.Said;
        byAddress[address] = isTaken ? null : medication;
    }
}
