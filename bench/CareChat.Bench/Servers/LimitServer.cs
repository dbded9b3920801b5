using System.Diagnostics;

namespace CareChat.Bench.Servers;

/// <summary>Starts the program with the bare endpoints.</summary>
public static class LimitServer
{
    /// <summary>Starts it over fresh write databases and, where given, the large database to read.</summary>
    public static Task<ChildServer> StartAsync(BenchOptions options, string? readDatabase = null)
    {
        var url = ChildServer.FreeUrl();
        var program = Path.Combine(options.Project, "bench", "Limits", "bin", "Release", "net10.0", "CareChat.Bench.Limits.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", url.ToString(), "--data", options.At("limits")]);
        if (readDatabase is not null)
        {
            start.ArgumentList.Add("--read");
            start.ArgumentList.Add(readDatabase);
        }

        return ChildServer.StartAsync("limits", url, start, "/ready", options.At("logs", "limits.log"));
    }
}
