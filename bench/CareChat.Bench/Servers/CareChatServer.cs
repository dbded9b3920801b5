using System.Diagnostics;
using System.Text.Json;
using CareChat.Bench.Load;

namespace CareChat.Bench.Servers;

/// <summary>CareChat itself, as an operator runs it: set up by its own verbs, configured by the environment.</summary>
public sealed class CareChatServer : IAsyncDisposable
{
    /// <summary>The clinic of the run and its environment.</summary>
    public const string Tenant = "bench", Instance = "live";

    /// <summary>Where the patients of the clinic are.</summary>
    public const string Patients = $"/{Tenant}/{Instance}/patients";

    private readonly ChildServer child;

    private CareChatServer(ChildServer child, string token) => (this.child, Token) = (child, token);

    /// <summary>The running process.</summary>
    public ChildServer Child => child;

    /// <summary>The bearer token of the clinic's API client.</summary>
    public string Token { get; }

    /// <summary>Where a patient's chat is.</summary>
    public static string MessagesOf(string patient) => $"{Patients}/{patient}/chat/messages";

    /// <summary>Makes an empty data folder with a clinic and an API client in it, and returns the client's credential.</summary>
    public static async Task<string> SetUpAsync(BenchOptions options, string data)
    {
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        Directory.CreateDirectory(data);
        await RunVerbAsync(options, data, "tenant", "create", Tenant, "--instance", Instance, "--json");
        return await RunVerbAsync(options, data, "client", "create", "--tenant", Tenant, "--instance", Instance, "--name", "bench", "--json");
    }

    /// <summary>Starts the server over a data folder and signs the API client in.</summary>
    public static async Task<CareChatServer> StartAsync(BenchOptions options, string data, string credential)
    {
        var url = ChildServer.FreeUrl();
        var start = StartInfo(options, data);
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(url.ToString());
        var log = options.At("logs", Path.GetFileName(data) + ".log");
        var child = await ChildServer.StartAsync("CareChat", url, start, "/health", log);
        try
        {
            return new CareChatServer(child, SignIn(url, credential));
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection that is signed in.</summary>
    public HttpLine Connect() => new(child.Url, Token);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => child.DisposeAsync();

    private static string SignIn(Uri url, string credential)
    {
        using var client = JsonDocument.Parse(credential);
        var pair = new
        {
            apiClient = client.RootElement.GetProperty("apiClient").GetString(),
            secret = client.RootElement.GetProperty("secret").GetString(),
        };
        using var http = new HttpLine(url);
        using var answer = JsonDocument.Parse(http.Ask("POST", "/auth/token", JsonSerializer.Serialize(pair)));
        return answer.RootElement.GetProperty("token").GetString()!;
    }

    /// <summary>Runs one of the operator's verbs, and returns what it printed.</summary>
    public static async Task<string> RunVerbAsync(BenchOptions options, string data, params string[] verb)
    {
        var start = StartInfo(options, data);
        start.RedirectStandardOutput = true;
        Array.ForEach(verb, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"'{string.Join(' ', verb)}' ended with code {process.ExitCode}: {output}");
    }

    private static ProcessStartInfo StartInfo(BenchOptions options, string data)
    {
        var folder = Path.Combine(options.Project, "CareChat.Web", "bin", "Release", "net10.0");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "CareChat.Web.dll")]) { WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["CareChat__DataDirectory"] = data;
        start.Environment["CareChat__Demo"] = "false";
        start.Environment["CareChat__RateLimits__PerPatientPerMinute"] = "100000000";
        start.Environment["CareChat__RateLimits__PerClientPerMinute"] = "100000000";
        start.Environment["CareChat__RateLimits__PerAssistantKeyPerMinute"] = "100000000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        return start;
    }
}
