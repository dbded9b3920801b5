using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CareChat.Web.Data;
using CareChat.Web.Patients;

namespace CareChat.Web.Operator;

/// <summary>What did not come in: a line each on standard error, and where it is asked for a file for programs.</summary>
internal sealed class ImportReport(string? path) : IAsyncDisposable
{
    private sealed record Kind(string File, string Resource, int Count);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    private sealed record Taken(string File, int Patients, int Lines);

    private readonly List<SkippedEntry> skipped = [];
    private readonly List<Kind> passedOver = [];
    private readonly List<Taken> imported = [];

    /// <summary>The option for the file.</summary>
    public static Option<string?> Option() => new("--report") { Description = "Write what did not come in, or not whole, to this file as JSON." };

    /// <summary>The report of an import that is about to begin: its file is tried before anything comes in.</summary>
    /// <param name="path">Where it is to be written; null for nowhere.</param>
    /// <param name="files">What is read.</param>
    /// <exception cref="ImportException">It would take the place of what is read, or cannot be written.</exception>
    public static ImportReport Open(string? path, IEnumerable<string> files)
    {
        if (path is null) return new ImportReport(null);
        if (files.Any(file => Path.GetFullPath(file) == Path.GetFullPath(path)))
            throw new ImportException(path, "--report", "it would take the place of what is read");
        try
        {
            File.Open(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            return new ImportReport(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(path, "--report", $"it cannot be written: {failure.Message}");
        }
    }

    /// <summary>0 where everything came in, 3 where something did not.</summary>
    public int ExitCode => skipped.Count == 0 ? VerbRun.Done : VerbRun.WithExceptions;

    /// <summary>Says what did not come in.</summary>
    public void Skip(IEnumerable<SkippedEntry> entries)
    {
        foreach (var entry in entries)
        {
            Console.Error.WriteLine(entry);
            skipped.Add(entry);
        }
    }

    /// <summary>Says how many resources there were of kinds that are not kept.</summary>
    public void PassOver(string file, IReadOnlyDictionary<string, int> kinds)
    {
        foreach (var (kind, count) in kinds)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: passed over {count:N0} x {kind}"));
            passedOver.Add(new Kind(file, kind, count));
        }
    }

    /// <summary>Notes a file that is in.</summary>
    public void Take(string file, int patients, int lines) => imported.Add(new Taken(file, patients, lines));

    /// <summary>Says where an import that ends early stands: what is in, and stays; what is not; and what was never read.</summary>
    public void BreakOff(string file, IEnumerable<string> unread)
    {
        foreach (var before in imported)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{before.File}: in, and stays: patients {before.Patients:N0}, lines {before.Lines:N0}"));
        Skip([new SkippedEntry(file, 0, "", "the import broke off here: nothing of it is in"), .. unread.Select(later => new SkippedEntry(later, 0, "", "it was not read: the import broke off before it"))]);
    }

    /// <summary>Writes the file where one is asked for, also where the import ended early: what came in before stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (path is null) return;
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, new { skipped, passedOver, imported }, Json);
    }
}
