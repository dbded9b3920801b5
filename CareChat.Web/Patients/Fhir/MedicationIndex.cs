namespace CareChat.Web.Patients.Fhir;

/// <summary>A medication of a file.</summary>
/// <param name="Name">Its name; null where it says none, or may not be read.</param>
/// <param name="IsVoid">True where it was entered in error.</param>
internal sealed record NamedMedication(string? Name, bool IsVoid);

/// <summary>
/// The names of a file's medications. An id is one server's: a reference finds the medication of its own server and no other's.
/// </summary>
internal sealed class MedicationIndex
{
    private sealed record Named(string? Key, NamedMedication Said);

    private readonly Dictionary<string, Named?> byAddress = new(StringComparer.Ordinal);
    private readonly HashSet<string> ofServers = new(StringComparer.Ordinal);

    /// <summary>Notes the version of a medication that counts as far as the file was read.</summary>
    /// <param name="entry">The medication.</param>
    /// <param name="isRefused">True where what it says may not be read: it is there, and has no name.</param>
    public void Add(BundleEntry entry, bool isRefused)
    {
        var medication = new Named(entry.Key, isRefused ? new(null, false) : new(entry.Resource?.Concept("code"), entry.Resource?.Text("status") == "entered-in-error"));
        if (entry.FullUrl is { } url) Name(Address(url), medication);
        if (entry.Id is not { } id) return;
        if (entry.Base is null) Name($"Medication/{id}", medication);
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

    /// <summary>One spelling of an address; what is none of a server's stays as it is.</summary>
    private static string Address(string reference) => FhirReference.Of(reference) is not { } parts ? FhirReference.WithoutVersion(reference)
        : parts.Base is null ? $"{parts.Type}/{parts.Id}" : $"{parts.Base}/{parts.Type}/{parts.Id}";

    /// <summary>An address of two medications is none's.</summary>
    private void Name(string address, Named medication)
    {
        var isTaken = byAddress.TryGetValue(address, out var other) && other?.Key != medication.Key && other?.Said != medication.Said;
        byAddress[address] = isTaken ? null : medication;
    }
}
