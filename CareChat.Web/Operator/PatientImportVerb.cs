using System.CommandLine;
using CareChat.Web.Patients;

namespace CareChat.Web.Operator;

/// <summary><c>patient import</c>: patients and their records from FHIR R4 bundles.</summary>
internal static class PatientImportVerb
{
    /// <summary>The command.</summary>
    public static Command Create(VerbRun run)
    {
        var files = new Argument<string[]>("file") { Description = "FHIR R4 bundles in JSON.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string?>("--source") { Description = "A name for where the files are from, for entries whose full URL does not say it: ids of one source are one person's." };
        var report = ImportReport.Option();
        var instance = new InstanceOptions();
        var command = new Command("import",
            "Import patients and their records (conditions, medications, allergies, appointments) from FHIR R4 bundles. " +
            "What cannot be taken is named on standard error; importing a file again changes nothing. " +
            "Ends 0 when all is in, 3 when there were exceptions or nothing, 2 when a file is no FHIR bundle, 1 when a rule refuses it: the data directory is held by a running program.") { files, source, report };
        instance.AddTo(command);
        run.Set(command, async (services, parsed, cancellation) =>
        {
            var actor = await instance.OperatorAsync(services, parsed);
            var import = services.GetRequiredService<PatientImport>();
            var imported = new Dictionary<Guid, ImportedPatient>();
            await using var exceptions = ImportReport.Open(parsed.GetValue(report), parsed.GetRequiredValue(files));
            var from = parsed.GetValue(source) is { Length: > 0 } name ? name : null;
            var named = parsed.GetRequiredValue(files);
            foreach (var (at, file) in named.Index())
            {
                try
                {
                    await using var stream = File.OpenRead(file);
                    using var progress = new ImportProgress(services.GetRequiredService<TimeProvider>(), file, "resources");
                    var done = await import.RunAsync(actor, stream, file, progress, from, cancellation);
                    foreach (var patient in done.Patients) imported[patient.Id] = patient;
                    exceptions.Skip(done.Skipped);
                    exceptions.PassOver(file, done.PassedOver);
                    exceptions.Take(file, done.Patients.Count, done.Lines);
                }
                catch
                {
                    exceptions.BreakOff(file, named[(at + 1)..]);
                    throw;
                }
            }
            return (imported.Values, exceptions.ExitCode);
        });
        return command;
    }
}
