using System.Diagnostics;
using CareChat.Bench.Load;

namespace CareChat.Bench.Machine;

/// <summary>
/// How many 4 KiB appends the disk makes durable in a second. Taken several times during a run: when the disk itself
/// changed its speed, the figures of the run say nothing.
/// </summary>
public sealed class FsyncCheck(BenchOptions options)
{
    /// <summary>By how much the disk may be faster or slower at any time than at the start.</summary>
    public const double AllowedDrift = 0.30;

    private readonly List<double> marks = [];

    /// <summary>All figures of the run, in their order.</summary>
    public IReadOnlyList<double> Marks => marks;

    /// <summary>The largest distance from the first figure, as a share of it.</summary>
    public double Drift => marks.Count == 0 ? 0 : marks.Max(mark => Math.Abs(mark - marks[0]) / marks[0]);

    /// <summary>Whether the run is void.</summary>
    public bool Void => Drift > AllowedDrift;

    /// <summary>Measures the disk once more: the median of seven short bursts, after one that does not count.</summary>
    public void Take()
    {
        var time = TimeSpan.FromMilliseconds(options.Quick ? 200 : 400);
        FlushEverything();
        Burst(time);
        var mark = Enumerable.Range(0, 7).Select(_ => Burst(time)).Median();
        marks.Add(mark);
        Console.WriteLine($"fsync        {mark,9:N0} /s");
    }

    /// <summary>What was written before (a build, a database) must not be on its way to the disk while it is measured.</summary>
    private static void FlushEverything()
    {
        using var sync = Process.Start("sync");
        sync.WaitForExit();
    }

    private double Burst(TimeSpan time)
    {
        var path = options.At("fsync.dat");
        var block = new byte[4096];
        var count = 0;
        var clock = Stopwatch.StartNew();
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1))
        {
            for (; clock.Elapsed < time; count++)
            {
                file.Write(block);
                file.Flush(flushToDisk: true);
            }
        }

        File.Delete(path);
        return count / clock.Elapsed.TotalSeconds;
    }
}
