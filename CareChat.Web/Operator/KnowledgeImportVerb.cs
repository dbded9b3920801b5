using System.CommandLine;
using CareChat.Web.Assistant.Knowledge.Import;

namespace CareChat.Web.Operator;

/// <summary><c>knowledge import</c>: articles the assistant answers from.</summary>
internal static class KnowledgeImportVerb
{
    /// <summary>The command.</summary>
    public static Command Create(VerbRun run)
    {
        var file = new Argument<string>("file") { Description = "JSON lines in UTF-8, plain or gzip; an article each with question, answer and, where known, id, source, url, focus, synonyms, type, title, language." };
        var instance = new InstanceOptions(isRequired: false);
        var command = new Command("import",
            "Import articles. The file is taken whole or not at all; articles that were imported before are brought up to date, " +
            "and those that were edited here are left alone.") { file };
        instance.AddTo(command);
        run.Set(command, async (services, parsed, cancellation) =>
        {
            var actor = await instance.OperatorAsync(services, parsed);
            var name = parsed.GetRequiredValue(file);
            await using var stream = File.OpenRead(name);
            using var progress = new ImportProgress(services.GetRequiredService<TimeProvider>(), name, "articles");
            return await services.GetRequiredService<KnowledgeImport>().RunAsync(actor, stream, name, progress, cancellation);
        });
        return command;
    }
}
