using System.Diagnostics;
using System.Globalization;

namespace CareChat.Bench.Load;

/// <summary>One request of a load; the body is empty where there is none.</summary>
public sealed record LoadRequest(string Method, string Path, string Body = "");

/// <summary>What a load came to: requests a second, and how long they took in milliseconds.</summary>
public sealed record LoadResult(double PerSecond, double P50, double P99, long Failed);

/// <summary>A server under load: its address, its requests and its bearer token where it wants one.</summary>
public sealed record LoadTarget(string Name, Uri Server, string RequestFile, string? Token = null);

/// <summary>Loads a server with <c>wrk</c>, which costs far less processor time than a client in .NET would.</summary>
public static class Wrk
{
    /// <summary>How many connections are kept alive and busy.</summary>
    public const int Connections = 64;

    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Load", "requests.lua");

    /// <summary>Writes the requests of a load to a file.</summary>
    public static string WriteRequests(string file, IEnumerable<LoadRequest> requests)
    {
        File.WriteAllLines(file, requests.Select(r => $"{r.Method}\t{r.Path}\t{r.Body}"));
        return file;
    }

    /// <summary>Runs the load and waits for its end.</summary>
    public static async Task<LoadResult> RunAsync(LoadTarget target, TimeSpan time)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        foreach (var argument in Arguments(target, time))
        {
            start.ArgumentList.Add(argument);
        }

        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start");
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return Read(target, output);
    }

    /// <summary>Loads until the server no longer gets faster: compiled code, filled caches, grown files.</summary>
    public static async Task WarmUpAsync(LoadTarget target, TimeSpan step)
    {
        const int mostSteps = 4;
        var before = 0.0;
        for (var i = 0; i < mostSteps; i++)
        {
            var now = (await RunAsync(target, step)).PerSecond;
            if (now < before * 1.1)
            {
                return;
            }

            before = now;
        }
    }

    private static IEnumerable<string> Arguments(LoadTarget target, TimeSpan time)
    {
        string[] fixedPart = ["-t1", $"-c{Connections}", $"-d{time.TotalSeconds:F0}s", "--timeout", "10s", "-s", Script];
        string[] files = [target.Server.ToString(), "--", target.RequestFile];
        return [.. fixedPart, .. files, .. target.Token is null ? [] : new[] { target.Token }];
    }

    private static LoadResult Read(LoadTarget target, string output)
    {
        var line = output.Split('\n').FirstOrDefault(l => l.StartsWith("RESULT ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk against {target.Name} gave no result:\n{output}");
        var numbers = line.Split(' ')[1..].Select(n => long.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var failed = numbers[4] + numbers[5];
        if (failed > 0)
        {
            Console.WriteLine($"  {target.Name}: {failed} of {numbers[0]} requests failed");
        }

        return new LoadResult((numbers[0] - failed) / (numbers[1] / 1e6), numbers[2] / 1e3, numbers[3] / 1e3, failed);
    }
}
