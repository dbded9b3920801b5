using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;

namespace CareChat.E2E.Infrastructure;

/// <summary>A browser on a profile that outlasts it: it may be killed with no word to its pages, and opened again.</summary>
public sealed class Phone(Func<string, Task<IBrowserContext>> launch) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string profile = Directory.CreateTempSubdirectory("carechat-phone-").FullName;
    private IBrowserContext? browser;

    /// <summary>Opens the browser with one page.</summary>
    public async Task<IPage> OpenAsync()
    {
        browser = await launch(profile);
        browser.SetDefaultTimeout(20_000);
        return browser.Pages[0];
    }

    /// <summary>Kills the browser once the pages' storage on the disk holds a text: the browser writes it some seconds after the page.</summary>
    public async Task KillOnceKeptAsync(string text)
    {
        await UntilAsync(() => IsKept(text), $"keep: {text}");
        var gone = new TaskCompletionSource();
        browser!.Close += (_, _) => gone.TrySetResult();
        foreach (var process in Find()) process.Kill(entireProcessTree: true);
        await gone.Task.WaitAsync(Patience);
        await UntilAsync(() => !Find().Any(), "end");
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        await UntilAsync(() => !Find().Any(), "end");
        Directory.Delete(profile, recursive: true);
    }

    private static async Task UntilAsync(Func<bool> isSo, string what)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var began = Stopwatch.StartNew(); !isSo(); await timer.WaitForNextTickAsync())
        {
            if (began.Elapsed > Patience) throw new TimeoutException($"The browser did not {what}");
        }
    }

    private bool IsKept(string text)
    {
        var store = Path.Combine(profile, "Default", "Local Storage", "leveldb");
        return Directory.Exists(store) && Directory.EnumerateFiles(store, "*.log").Any(file => Read(file).Contains(text, StringComparison.Ordinal));
    }

    private static string Read(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), Encoding.Latin1);
        return reader.ReadToEnd();
    }

    /// <summary>The first process of the browser, by its command line.</summary>
    private IEnumerable<Process> Find()
    {
        foreach (var process in Process.GetProcesses())
        {
            if (CommandOf(process.Id) is var command && command.Contains($"--user-data-dir={profile}", StringComparison.Ordinal)
                && !command.Contains("--type=", StringComparison.Ordinal)) yield return process;
        }
    }

    private static string CommandOf(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return ""; // it has ended meanwhile
        }
    }
}
