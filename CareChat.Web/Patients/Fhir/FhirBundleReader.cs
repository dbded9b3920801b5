using System.Runtime.CompilerServices;
using CareChat.Web.Data;

namespace CareChat.Web.Patients.Fhir;

/// <summary>
/// Reads FHIR R4 bundles of any size in constant memory. The file is gone through twice, because an entry may
/// refer to a patient or a medication that comes later: first the patients, then the lines of their records.
/// </summary>
public static class FhirBundleReader
{
    /// <summary>All patients of the bundle, then all lines of their records, each in the order of the file.</summary>
    /// <param name="stream">The file; it must be able to seek.</param>
    /// <param name="file">The file's name, for error messages.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ImportException">The file is broken, is no bundle, or an entry has a wrong shape.</exception>
    public static async IAsyncEnumerable<FhirResource> ReadAsync(
        Stream stream, string file, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (!stream.CanSeek) throw new ArgumentException("The stream must be able to seek.", nameof(stream));
        var start = stream.Position;
        var index = new BundleIndex();
        var hasRecords = false;
        await foreach (var entry in new BundleEntries(stream, file).ReadAsync(cancellation))
        {
            using (entry)
            {
                hasRecords |= entry.Read(FhirRecordMapping.IsRecord);
                if (entry.Read(found => Note(found, index)) is { } patient) yield return patient;
            }
        }

        if (!hasRecords) yield break;
        stream.Position = start;
        await foreach (var entry in new BundleEntries(stream, file).ReadAsync(cancellation))
        {
            using (entry)
            {
                if (entry.Read(found => FhirRecordMapping.Map(found, index)) is { } item) yield return item;
            }
        }
    }

    private static FhirPatient? Note(BundleEntry entry, BundleIndex index)
    {
        if (entry.Type == "Medication") index.AddMedication(entry);
        if (entry.Type != "Patient") return null;
        index.AddPatient(entry);
        return FhirPatientMapping.Map(entry);
    }
}
