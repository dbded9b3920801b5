using System.Diagnostics;
using System.Text.Json;

namespace CareChat.Tests.App;

/// <summary>What a verb left behind.</summary>
public sealed record VerbResult(int ExitCode, string Output, string Error)
{
    /// <summary>The output as the one JSON document it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>The built program as a process of its own, on a data directory of its own.</summary>
/// <param name="dataDirectory">Where its data lies and where it is started.</param>
/// <param name="programFolder">Where the program lies; beside the tests unless said.</param>
public sealed class CareChatProcess(string dataDirectory, string? programFolder = null)
{
    /// <summary>What is typed where a verb reads a password.</summary>
    public const string Password = "correct horse battery staple\n";

    /// <summary>Where its data lies.</summary>
    public string DataDirectory => dataDirectory;

    /// <summary>The connection string where its database is PostgreSQL; null for SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>The largest file it may write, in kilobytes; null for any.</summary>
    public int? LargestFile { get; init; }

    /// <summary>Settings besides, as the environment has them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs a verb to its end.</summary>
    public Task<VerbResult> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    /// <summary>The same with a standard input.</summary>
    public async Task<VerbResult> RunWithInputAsync(string input, params string[] arguments)
    {
        using var process = Process.Start(Prepare(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new VerbResult(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the server on a free port and waits until it listens.</summary>
    public async Task<ServerProcess> StartServerAsync(params string[] settings)
    {
        const string listening = "Now listening on: ";
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = Prepare(["serve", "--urls", "http://127.0.0.1:0", .. settings]), EnableRaisingEvents = true };
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, said) =>
        {
            if (said.Data?.IndexOf(listening, StringComparison.Ordinal) is >= 0 and var at)
                address.TrySetResult(new Uri(said.Data[(at + listening.Length)..].Trim()));
        };
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The server ended before it listened."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServerProcess(process, await address.Task);
    }

    /// <summary>Starts the program and ends it some time later as a power cut does; it may have ended by itself before.</summary>
    public async Task KillAsync(TimeSpan after, params string[] arguments)
    {
        using var process = Process.Start(Prepare(arguments))!;
        await process.StandardInput.WriteAsync(Password);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(after);
        try
        {
            await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token), process.WaitForExitAsync(patience.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private string[] Limit() => LargestFile is null ? [] : ["-c", $"trap '' XFSZ; ulimit -f {LargestFile}; export DOTNET_EnableWriteXorExecute=0; exec dotnet \"$@\"", "bash"];

    private ProcessStartInfo Prepare(string[] arguments)
    {
        var program = Path.Combine(programFolder ?? AppContext.BaseDirectory, "CareChat.Web.dll");
        var start = new ProcessStartInfo(LargestFile is null ? "dotnet" : "bash", [.. Limit(), program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataDirectory,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["CareChat__DataDirectory"] = dataDirectory,
                ["CareChat__Demo"] = "false",
                ["CareChat__Database__Provider"] = Postgres is null ? "Sqlite" : "Postgres",
                ["CareChat__Database__ConnectionString"] = Postgres ?? "",
                ["DOTNET_TieredPGO"] = "0",
            },
        };
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        return start;
    }
}

/// <summary>A server that runs.</summary>
/// <param name="Address">Where it listens.</param>
public sealed record ServerProcess(Process Process, Uri Address) : IAsyncDisposable
{
    /// <summary>Ends it as a power cut does: at once, with nothing put in order.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited) await KillAsync();
        Process.Dispose();
    }
}
