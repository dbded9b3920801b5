using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace CareChat.Bench.Machine;

/// <summary>The machine a table was measured on.</summary>
public sealed record MachineFacts(int Cores, string Processor, double MemoryGib, string Kernel, string Runtime, string Sqlite)
{
    /// <summary>Reads the facts of this machine.</summary>
    public static MachineFacts Read() => new(
        Environment.ProcessorCount,
        Line("/proc/cpuinfo", "model name"),
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024),
        Line("/proc/version", "Linux version") is { Length: > 0 } version ? "Linux " + version.Split(' ')[0] : RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        SqliteVersion());

    /// <summary>The facts in a sentence.</summary>
    public string Describe() =>
        $"{Cores} cores ({Processor}), {MemoryGib:F0} GiB, {Kernel}, {Runtime}, SQLite {Sqlite}; servers, peers and load on the same machine";

    private static string Line(string file, string start)
    {
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(start, StringComparison.Ordinal)) : null;
        return line?[start.Length..].TrimStart(' ', '\t', ':') ?? "";
    }

    private static string SqliteVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }
}
