using System.Globalization;
using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;

namespace CareChat.Web.Patients;

/// <summary>A patient of an imported file.</summary>
public sealed record ImportedPatient(Guid Id, string ExternalId, string Name);

/// <summary>Something of a file that did not come in, or not whole.</summary>
/// <param name="Entry">The entry's place in the file, from 1; 0 for the file as a whole, or where lines are counted.</param>
/// <param name="Resource">Its kind and id, or the line ("line 3"); empty where it has none to be said.</param>
/// <param name="Reason">Why, in words that never quote the file.</param>
public sealed record SkippedEntry(string File, int Entry, string Resource, string Reason)
{
    /// <summary>"bundle.json, entry 3 (Condition/c1): it does not say which condition".</summary>
    public override string ToString() => Entry == 0 ? $"{File}{(Resource.Length > 0 ? $", {Resource}" : "")}: {Reason}"
        : $"{File}, entry {Entry.ToString(CultureInfo.InvariantCulture)}{(Resource.Length > 0 ? $" ({Resource})" : "")}: {Reason}";
}

/// <summary>What became of a file.</summary>
/// <param name="Patients">All its patients that are in, changed or not, in its order.</param>
/// <param name="Lines">How many lines of records are in, changed or not.</param>
/// <param name="Skipped">What is not, or not whole.</param>
/// <param name="PassedOver">How many resources there were of each kind that the record does not hold.</param>
public sealed record PatientImportResult(
    IReadOnlyCollection<ImportedPatient> Patients, int Lines, IReadOnlyList<SkippedEntry> Skipped, IReadOnlyDictionary<string, int> PassedOver);

/// <summary>
/// Takes FHIR R4 bundles in: what of a file can be taken, in one transaction; the rest is named. Patients and the lines of their
/// records are known again by source and id, so an import that brings nothing new changes nothing.
/// </summary>
public sealed class PatientImport(WriteLane lane, PatientStore store, TimeProvider clock)
{
    /// <summary>Imports one file.</summary>
    /// <param name="actor">Who imports, and into which instance.</param>
    /// <param name="stream">The file; it must be able to seek. It is read inside the transaction, one entry at a time.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="progress">Told the number of resources taken so far.</param>
    /// <param name="source">The operator's name for where it is from, for entries whose full URL does not say; null for none.</param>
    /// <param name="cancellationToken">Ends the import; nothing of the file is kept.</param>
    /// <exception cref="ImportException">The file is broken or is no bundle.</exception>
    public Task<PatientImportResult> RunAsync(
        Actor actor, Stream stream, string file, IProgress<int> progress, string? source = null, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            scope.RequireLive(actor);
            await scope.TurnAsync(PatientStore.Turn(actor.InstanceId)); // what one file has not written yet another cannot find
            stream.Position = 0;
            var now = clock.GetUtcNow();
            var walk = new Walk(file, new PatientRows(scope, actor, store), new RecordRows(scope, actor, now));
            await foreach (var resource in FhirBundleReader.ReadAsync(stream, file, source, now, cancellationToken))
                progress.Report(await walk.TakeAsync(resource));
            return await walk.ResultAsync();
        }, cancellationToken);

    /// <summary>One file on its way.</summary>
    private sealed class Walk(string file, PatientRows patients, RecordRows records)
    {
        private readonly List<SkippedEntry> skipped = [];
        private readonly Dictionary<string, int> passedOver = new(StringComparer.Ordinal);
        private int lines;
        private int done;
        private int last;

        /// <summary>Takes what the reader found, and says how many resources there were so far: each once, whatever is said of it beside.</summary>
        public async Task<int> TakeAsync(FhirResource resource)
        {
            switch (resource)
            {
                case FhirPatient patient: Note(patient.Entry, patient.Name, await patients.TakeAsync(patient)); break;
                case FhirRecordItem item: await TakeAsync(item); break;
                case FhirDeletion deleted: Note(deleted.Entry, deleted.Name, records.Remove(deleted)); break;
                case FhirSkipped gone: Skip(gone.Entry, gone.Resource, gone.Reason); break;
                case FhirPassedOver kind: PassOver(kind.Kind, kind.Count); break;
            }
            if (resource is FhirPassedOver passed) done += passed.Count;
            else if (EntryOf(resource) is var entry and > 0 && entry != last)
            {
                last = entry;
                done++;
            }
            return done;
        }

        private static int EntryOf(FhirResource resource) => resource switch
        {
            FhirPatient patient => patient.Entry,
            FhirRecordItem item => item.Entry,
            FhirDeletion deleted => deleted.Entry,
            FhirSkipped gone => gone.Entry,
            _ => 0,
        };

        /// <summary>What became of the file; of one that held nothing that is said too, and of whom more is in than is read.</summary>
        public async Task<PatientImportResult> ResultAsync()
        {
            foreach (var (patient, kind, count) in await records.CutAsync())
                Skip(0, $"patient {patient:D}", string.Create(CultureInfo.InvariantCulture, $"{count:N0} lines of the kind {kind.ToString().ToLowerInvariant()} hold: the newest {PatientRecord.Most} are shown and told, those without a date last"));
            foreach (var patient in await records.ContradictedAsync())
                Skip(0, $"patient {patient:D}", "its allergies name something, and say as well that there is none: what is named stands");
            if (patients.Taken.Count + lines + skipped.Count == 0 && !passedOver.ContainsKey(FhirPassedOver.OlderVersion))
                Skip(0, "", "it holds no patient and no line of a record: nothing was imported");
            return new PatientImportResult(patients.Taken, lines, skipped, passedOver);
        }

        private async Task TakeAsync(FhirRecordItem item)
        {
            if (await patients.FindAsync(item.Patient) is not { } owner)
            {
                Skip(item.Entry, item.Name, item.Patient.Entry is null ? "its patient is neither in the file nor known" : "its patient did not come in");
                return;
            }
            if (await patients.ProblemAsync(item.Patient, owner) is { } problem)
            {
                Skip(item.Entry, item.Name, problem);
                return;
            }
            var taking = records.Take(owner, item);
            if (taking.Refused == PatientRows.Unproven && item.Patient.Entry is { } entry && patients.Doubt(entry, owner) is { } name)
                Skip(entry, name, PatientRows.Unproven);
            Note(item.Entry, item.Name, taking);
            if (taking.IsIn) lines++;
        }

        private void Note(int entry, string resource, Taking taking)
        {
            if (taking.Refused is { } reason) Skip(entry, resource, reason);
            if (taking.Doubt is { } doubt) Skip(entry, resource, doubt);
            if (taking.IsOlder) PassOver(FhirPassedOver.OlderVersion, 1);
        }

        private void PassOver(string kind, int count) => passedOver[kind] = passedOver.GetValueOrDefault(kind) + count;

        private void Skip(int entry, string resource, string reason) => skipped.Add(new SkippedEntry(file, entry, resource, reason));
    }
}
