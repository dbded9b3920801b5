using System.CommandLine;
using CareChat.Web.Messages;
using CareChat.Web.Messages.Transcripts;
using CareChat.Web.Patients;

namespace CareChat.Web.Operator;

/// <summary><c>transcripts import</c>: conversations from a file of dialogues.</summary>
internal static class TranscriptImportVerb
{
    /// <summary>The command.</summary>
    public static Command Create(VerbRun run)
    {
        var file = new Argument<string>("file") { Description = "A CSV file in UTF-8 with the columns ID and dialogue; the lines of a dialogue begin with \"Doctor:\", \"Patient:\" or another speaker." };
        var speakers = new Option<string[]>("--speaker") { Description = "Who a label of the file is: \"Clinician=clinician\", \"Son=patient\"; \"Note=text\" for what is no speaker. May be given several times." };
        var report = ImportReport.Option();
        var instance = new InstanceOptions();
        var command = new Command("import",
            "Import dialogues, each as a patient with a conversation. The file is taken whole or not at all; " +
            "dialogues that were imported before are skipped. Ends 3 where turns are left out because nothing is said in them, or where there is none.") { file, speakers, report };
        instance.AddTo(command);
        run.Set(command, async (services, parsed, cancellation) =>
        {
            var actor = await instance.OperatorAsync(services, parsed);
            var name = parsed.GetRequiredValue(file);
            await using var exceptions = ImportReport.Open(parsed.GetValue(report), [name]);
            await using var stream = File.OpenRead(name);
            using var progress = new ImportProgress(services.GetRequiredService<TimeProvider>(), name, "dialogues");
            var names = SpeakerNames.Of(parsed.GetValue(speakers) ?? []);
            var done = await services.GetRequiredService<TranscriptImport>().RunAsync(actor, stream, name, progress, names, cancellation);
            exceptions.Skip(done.LeftOut);
            if (done.Conversations + done.Skipped == 0) exceptions.Skip([new SkippedEntry(name, 0, "", "it holds no dialogue: nothing was imported")]);
            return (done, exceptions.ExitCode);
        });
        return command;
    }
}
