using System.CommandLine;
using System.CommandLine.Invocation;

namespace CareChat.Web.Operator;

/// <summary>The operator's verbs: the first argument of the program. No verb means serve.</summary>
public static class OperatorProgram
{
    private static readonly string[] HelpOptions = ["--help", "-h", "-?", "--version"];

    /// <summary>True where the arguments name a verb or ask for help (and not only settings such as <c>--urls</c>).</summary>
    public static bool IsVerb(string[] arguments) =>
        arguments.Any(HelpOptions.Contains) || (Verb(arguments) is [var first, ..] && !first.StartsWith('-') && first != "serve");

    /// <summary>Runs a verb.</summary>
    /// <returns>0 done, 1 refused by a rule, 2 bad usage or input.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Commands().Parse(Verb(arguments));
        var isWrong = parsed.Action is ParseErrorAction;
        if (!isWrong && parsed.Action == parsed.CommandResult.Command.Action && VerbWords.Problem(parsed.CommandResult, Verb(arguments)) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return VerbRun.WrongInput;
        }
        var console = isWrong ? Console.Error : Console.Out;
        var result = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = console });
        return isWrong ? VerbRun.WrongInput : result;
    }

    /// <summary>The arguments without the environment that <c>dotnet run</c> puts before them (see the project file).</summary>
    private static string[] Verb(string[] arguments) => arguments is ["--environment", _, .. var rest] ? rest : arguments;

    private static RootCommand Commands()
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON document to the output and nothing else.", Recursive = true };
        var run = new VerbRun(json);
        return new RootCommand("CareChat: messaging between patients and their care team. Without a verb it serves the portal.")
        {
            json,
            new Command("serve", "Serve the portal (what happens without a verb)."),
            new Command("tenant", "Clinics.") { TenantVerb.Create(run) },
            new Command("client", "Outside programs that use the API.") { ClientVerb.Create(run) },
            new Command("person", "Accounts.") { PersonVerb.Create(run) },
            new Command("key", "Keys with which agents act for a patient's account.") { KeyVerb.Create(run) },
            new Command("assistant-key", "Keys with which outside programs talk to the assistant.") { AssistantKeyVerb.Create(run) },
            new Command("patient", "Patients and their records.") { PatientImportVerb.Create(run) },
            new Command("knowledge", "Articles the assistant answers from.") { KnowledgeImportVerb.Create(run) },
            new Command("transcripts", "Conversations that were held elsewhere.") { TranscriptImportVerb.Create(run) },
        };
    }
}
