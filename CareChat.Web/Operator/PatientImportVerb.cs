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
        var instance = new InstanceOptions();
        var command = new Command("import",
            "Import patients and their records (conditions, medications, allergies, appointments) from FHIR R4 bundles. " +
            "Each file is taken whole or not at all; importing a file again changes nothing.") { files };
        instance.AddTo(command);
        run.Set(command, async (services, parsed, cancellation) =>
        {
            var actor = await instance.OperatorAsync(services, parsed);
            var import = services.GetRequiredService<PatientImport>();
            var imported = new Dictionary<Guid, ImportedPatient>();
            foreach (var file in parsed.GetRequiredValue(files))
            {
                await using var stream = File.OpenRead(file);
                using var progress = new ImportProgress(services.GetRequiredService<TimeProvider>(), file, "resources");
                foreach (var patient in await import.RunAsync(actor, stream, file, progress, cancellation)) imported[patient.Id] = patient;
            }
            return imported.Values;
        });
        return command;
    }
}
