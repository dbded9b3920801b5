using System.Collections.Concurrent;
using System.Diagnostics;

namespace CareChat.Bench.Servers;

/// <summary>A server that this program started, and stops again even when it is interrupted itself.</summary>
public sealed class ChildServer : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<int, Process> Running = new();

    private readonly Process process;
    private readonly Task logging;

    static ChildServer()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();
        Console.CancelKeyPress += (_, _) => KillAll();
    }

    private ChildServer(string name, Uri url, Process process, string log)
    {
        (Name, Url, this.process) = (name, url, process);
        Running[process.Id] = process;
        logging = LogAsync(process, log);
    }

    /// <summary>What the server is called in the output.</summary>
    public string Name { get; }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Starts a server and waits until it answers at a path.</summary>
    public static async Task<ChildServer> StartAsync(string name, Uri url, ProcessStartInfo start, string readyPath, string log)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{name} did not start");
        var server = new ChildServer(name, url, process, log);
        try
        {
            await server.WaitUntilReadyAsync(new Uri(url, readyPath), log);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>An address on this machine that nobody uses.</summary>
    public static Uri FreeUrl()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return new Uri("http://" + listener.LocalEndpoint);
    }

    /// <summary>
    /// Waits until the server has finished what it still does after its answers (indexing, checkpoints), so that it does
    /// not disturb whoever is measured next. Returns how long that took; gives up after twenty seconds.
    /// </summary>
    public async Task<TimeSpan> WaitUntilQuietAsync()
    {
        var clock = Stopwatch.StartNew();
        var step = TimeSpan.FromMilliseconds(200);
        for (var quiet = 0; quiet < 2 && clock.Elapsed < TimeSpan.FromSeconds(20);)
        {
            var before = ProcessorTime();
            await Task.Delay(step);
            quiet = ProcessorTime() - before < step * 0.05 ? quiet + 1 : 0;
        }

        return clock.Elapsed - (2 * step);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", process.Id.ToString()]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Kill(process);
        Running.TryRemove(process.Id, out _);
        await logging;
        process.Dispose();
    }

    private static async Task LogAsync(Process process, string log)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        await using var file = TextWriter.Synchronized(new StreamWriter(log));
        process.OutputDataReceived += (_, line) => file.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => file.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync();
    }

    private static void KillAll()
    {
        foreach (var process in Running.Values)
        {
            Kill(process);
        }
    }

    private static void Kill(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private TimeSpan ProcessorTime()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private async Task WaitUntilReadyAsync(Uri ready, string log)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{Name} ended with code {process.ExitCode}; see {log}");
            }

            try
            {
                using var answer = await http.GetAsync(ready);
                return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // not listening yet
            }
        }

        throw new TimeoutException($"{Name} did not answer at {ready}; see {log}");
    }
}
