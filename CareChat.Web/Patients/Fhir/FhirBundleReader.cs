using System.Runtime.CompilerServices;
using CareChat.Web.Data;

namespace CareChat.Web.Patients.Fhir;

/// <summary>
/// Reads FHIR R4 bundles of any type and size, one entry in memory at a time. The file is walked through three times,
/// because an entry may refer to one that comes later, and a newer version of it may: first who is there, then the
/// patients, then the lines of their records. What can be taken is; the rest is named or counted.
/// </summary>
public static class FhirBundleReader
{
    /// <summary>
    /// What a history says was deleted, then all patients of the bundle, then all lines of their records, each in the order of the file,
    /// and between them what was not taken.
    /// </summary>
    /// <param name="stream">The file; it must be able to seek.</param>
    /// <param name="file">The file's name, for error messages.</param>
    /// <param name="source">The operator's name for where it is from, for entries whose full URL does not say; null for none.</param>
    /// <param name="now">What is current is so at this moment.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ImportException">The file is broken or is no bundle.</exception>
    public static async IAsyncEnumerable<FhirResource> ReadAsync(
        Stream stream, string file, string? source, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (!stream.CanSeek) throw new ArgumentException("The stream must be able to seek.", nameof(stream));
        var start = stream.Position;
        var first = await FirstWalk.RunAsync(stream, file, now, cancellation);
        foreach (var skipped in first.Skipped) yield return skipped;
        foreach (var gone in first.Deleted) yield return FhirRecordMapping.Map(gone, source);
        var records = new FhirRecordMapping(first.Index, source);
        foreach (var (isMeant, map) in new (bool, Func<BundleEntry, Action<string>, FhirResource?>)[]
        {
            (first.HasPatients, (entry, leftOut) => Patient(entry, first.Index, source, now, leftOut)),
            (first.HasRecords, (entry, leftOut) => FhirRecordMapping.Records.Contains(entry.Type) ? records.Map(entry, leftOut) : null),
        })
        {
            if (!isMeant) continue;
            stream.Position = start;
            await foreach (var entry in new BundleEntries(stream, file).ReadAsync(cancellation))
            {
                using (entry)
                {
                    if (!first.IsTaken(entry)) continue;
                    var leftOut = new List<string>();
                    var read = entry.Read(found => map(found, leftOut.Add), out var problem);
                    List<string> nulls = (read ?? (object?)problem) is not null && entry.OfNulls is { } said ? [said] : [];
                    if (read is not null && EntryWarning.Restriction(entry) is { } label) leftOut.Add(label);
                    if (read is not null && first.Index.IsContested(entry.Number)) read = Contested(read, leftOut.Add);
                    if (read is FhirRecordItem line && first.Index.IsBeside(entry.Number)) read = line with { IsBeside = true };
                    if (read is not null) yield return read;
                    foreach (var reason in nulls.Concat(problem is null ? leftOut : [problem])) yield return new FhirSkipped(entry.Number, entry.Name, reason);
                }
            }
        }
        foreach (var (kind, count) in first.PassedOver.OrderBy(kind => kind.Key, StringComparer.Ordinal)) yield return new FhirPassedOver(kind, count);
    }

    private static FhirResource? Contested(FhirResource read, Action<string> leftOut)
    {
        if (read is FhirRecordItem { IsAbsence: true, Void: null })
        {
            leftOut("the file says different things of it and not which is newer: that there is nothing is not told");
            return null;
        }
        leftOut("the file says different things of it and not which is newer: what may hold, or the last, stands" + (read is FhirRecordItem ? ", and is not told for sure" : ""));
        return read is FhirRecordItem { Void: null } line ? line with { Detail = FhirWords.Joined("; ", line.Detail, Certainty.Contested) } : read;
    }

    private static FhirPatient? Patient(BundleEntry entry, BundleIndex index, string? source, DateTimeOffset now, Action<string> leftOut)
    {
        if (entry.Type != "Patient") return null;
        if (index.Patients.IsContradictory(entry)) throw new FormatException("the file says different names or dates of birth of one and the same patient");
        return FhirPatientMapping.Map(entry, source, now, leftOut);
    }
}
