using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;

namespace CareChat.Web.Patients;

/// <summary>A patient of an imported file.</summary>
public sealed record ImportedPatient(Guid Id, string ExternalId, string Name);

/// <summary>
/// Takes FHIR R4 bundles in: a file whole or not at all. Patients and the lines of their records are known again
/// by their ids in the source, so an import that brings nothing new changes nothing.
/// </summary>
public sealed class PatientImport(WriteLane lane, PatientStore store, TimeProvider clock)
{
    /// <summary>Imports one file.</summary>
    /// <param name="actor">Who imports, and into which instance.</param>
    /// <param name="stream">The file; it must be able to seek. It is read inside the transaction, one entry at a time.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="progress">Told the number of resources taken so far.</param>
    /// <param name="cancellationToken">Ends the import; nothing of the file is kept.</param>
    /// <returns>All patients of the file, changed or not, in its order.</returns>
    /// <exception cref="ImportException">The file is broken or an entry cannot be taken.</exception>
    public Task<IReadOnlyCollection<ImportedPatient>> RunAsync(
        Actor actor, Stream stream, string file, IProgress<int> progress, CancellationToken cancellationToken = default) =>
        lane.WriteAsync<IReadOnlyCollection<ImportedPatient>>(async scope =>
        {
            scope.RequireLive(actor);
            stream.Position = 0;
            var patients = new PatientRows(scope, actor, file, store);
            var records = new RecordRows(scope, actor, file, clock.GetUtcNow());
            var done = 0;
            await foreach (var resource in FhirBundleReader.ReadAsync(stream, file, cancellationToken))
            {
                if (resource is FhirPatient patient) await patients.TakeAsync(patient);
                else if (resource is FhirRecordItem item) records.Take(await patients.FindAsync(item), item);
                progress.Report(++done);
            }
            return patients.Taken;
        }, cancellationToken);
}
