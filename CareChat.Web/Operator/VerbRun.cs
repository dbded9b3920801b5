using System.CommandLine;
using CareChat.Shared;
using CareChat.Web.Data;

namespace CareChat.Web.Operator;

/// <summary>
/// Runs a verb on the services the server has, without listening. It holds the data directory meanwhile and
/// makes or migrates the database first. Messages go to standard error, the result alone to the output.
/// </summary>
internal sealed class VerbRun(Option<bool> json)
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongInput = 2;
    public const int WithExceptions = 3;

    /// <summary>Lets a command do a piece of work and print what it returns.</summary>
    public void Set(Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task<object>> work) =>
        Set(command, async (services, parsed, cancellation) => (await work(services, parsed, cancellation), Done));

    /// <summary>The same for a command that says itself how it ended.</summary>
    public void Set(Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task<(object Result, int ExitCode)>> work) =>
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                return await RunAsync(parsed, work, cancellation);
            }
            catch (RefusedException refused)
            {
                return Say(refused.Message, refused.Refusal.Kind == RefusalKind.Invalid ? WrongInput : Refused);
            }
            catch (Exception wrong) when (wrong is ImportException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
            {
                return Say(wrong.Message, WrongInput);
            }
            catch (OperationCanceledException)
            {
                return Say("Stopped; what was under way is not kept.", Refused);
            }
            catch (Exception failure) when (StartFailure.Explain(failure) is { } why)
            {
                return Say(why, Refused);
            }
        });

    private async Task<int> RunAsync(
        ParseResult parsed, Func<IServiceProvider, ParseResult, CancellationToken, Task<(object Result, int ExitCode)>> work, CancellationToken cancellation)
    {
        await using var app = Build();
        var options = app.Services.GetRequiredService<DataOptions>();
        app.Services.GetRequiredService<DataDirectory>().Hold();
        if (!options.IsPostgres && !options.HasSqliteFile) await Console.Error.WriteLineAsync($"A new database is made in {options.Root}.");
        await app.Services.PrepareDatabaseAsync();
        var (result, exitCode) = await work(app.Services, parsed, cancellation);
        VerbOutput.Write(Console.Out, result, parsed.GetValue(json));
        return exitCode;
    }

    private static WebApplication Build()
    {
        var builder = Portal.CreateBuilder([]);
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter(null, LogLevel.Warning);
        return builder.Build();
    }

    private static int Say(string message, int exitCode)
    {
        Console.Error.WriteLine(message);
        return exitCode;
    }
}
