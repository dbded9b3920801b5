using System.Globalization;

namespace CareChat.Bench.Machine;

/// <summary>
/// Whether the machine has nothing else to do. A disk that is slow all the time does not drift, so a busy neighbour
/// would go unnoticed by <see cref="FsyncCheck"/>.
/// </summary>
public sealed class IdleCheck
{
    /// <summary>The share of processor time that must be free before anything starts.</summary>
    public const double Needed = 0.80;

    /// <summary>The share that was free; 1 where the system does not say.</summary>
    public double Share { get; private set; } = 1;

    /// <summary>Whether the run is void.</summary>
    public bool Void => Share < Needed;

    /// <summary>Watches for three seconds, before the first server starts.</summary>
    public async Task TakeAsync()
    {
        if (!File.Exists("/proc/stat"))
        {
            return;
        }

        var (idleBefore, allBefore) = Read();
        await Task.Delay(TimeSpan.FromSeconds(3));
        var (idleAfter, allAfter) = Read();
        Share = (double)(idleAfter - idleBefore) / Math.Max(1, allAfter - allBefore);
        Console.WriteLine($"idle         {Share,9:P0}");
    }

    /// <summary>The idle ticks and all ticks since the start of the machine; waiting for the disk is not idle here.</summary>
    private static (long Idle, long All) Read()
    {
        var ticks = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(t => long.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        return (ticks[3], ticks.Sum());
    }
}
