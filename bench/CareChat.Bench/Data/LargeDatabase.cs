using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using CareChat.Bench.Limits.Storage;

namespace CareChat.Bench.Data;

/// <summary>The limits' large database. Building it takes a minute, so it is kept until its content would change.</summary>
public static class LargeDatabase
{
    /// <summary>The path of the database of a plan; builds it where it is not there yet.</summary>
    public static string Ensure(BenchOptions options, SeedPlan plan)
    {
        var folder = Directory.CreateDirectory(options.At("large")).FullName;
        var path = Path.Combine(folder, $"limits-{plan.Messages}-{Fingerprint(plan)}.db");
        if (!File.Exists(path))
        {
            var clock = Stopwatch.StartNew();
            ReadDatabase.Build(path, plan.All());
            Console.WriteLine($"built        {path} in {clock.Elapsed.TotalSeconds:F0} s, {new FileInfo(path).Length / 1048576} MiB");
        }

        return path;
    }

    /// <summary>Reads every large file once, so that no side waits for a disk where the other finds its pages in memory.</summary>
    public static void ReadOnce(BenchOptions options)
    {
        foreach (var file in Directory.GetFiles(options.At("large"), "*.db", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            stream.CopyTo(Stream.Null, 1 << 20);
        }
    }

    /// <summary>Says by a few letters which tables and which messages a database holds.</summary>
    private static string Fingerprint(SeedPlan plan)
    {
        var content = ReadDatabase.Schema + string.Join('\n', plan.All().Take(1000));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..8];
    }
}
