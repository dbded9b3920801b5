namespace CareChat.Bench;

/// <summary>What one run measures, how long, and where it may write.</summary>
public sealed record BenchOptions
{
    /// <summary>The folder of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Where databases, logs and results go; it should be on the disk one wants to measure.</summary>
    public required string Folder { get; init; }

    /// <summary>A short run over a tenth of the messages; it is printed, and not written to the documentation.</summary>
    public bool Quick { get; init; }

    /// <summary>Measures the limits and the Node peer alone.</summary>
    public bool LimitsOnly { get; init; }

    /// <summary>Writes the table even when the disk's own speed drifted too far during the run.</summary>
    public bool KeepVoid { get; init; }

    /// <summary>The measurements to make; all of them when empty.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>How often every measurement alternates between its sides.</summary>
    public int Rounds => Quick ? 2 : 5;

    /// <summary>How long one side is loaded in a round.</summary>
    public TimeSpan LoadTime => TimeSpan.FromSeconds(Quick ? 2 : 4);

    /// <summary>How long a step of the warm-up is; there are steps until a side gets no faster.</summary>
    public TimeSpan WarmUpTime => TimeSpan.FromSeconds(Quick ? 1 : 3);

    /// <summary>How many messages the large databases hold.</summary>
    public int Messages => Quick ? 100_000 : 1_000_000;

    /// <summary>Whether a measurement belongs to this run.</summary>
    public bool Wants(string measurement) => Only.Count == 0 || Only.Contains(measurement);

    /// <summary>A path inside the working folder.</summary>
    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Reads the command line.</summary>
    public static BenchOptions Parse(string[] args)
    {
        var project = Value(args, "--project") ?? Directory.GetCurrentDirectory();
        return new BenchOptions
        {
            Project = Path.GetFullPath(project),
            Folder = Path.GetFullPath(Value(args, "--folder") ?? Path.Combine(project, "bench", "results")),
            Quick = args.Contains("--quick"),
            LimitsOnly = args.Contains("--limits-only"),
            KeepVoid = args.Contains("--keep-void"),
            Only = Value(args, "--only")?.Split(',') ?? [],
        };
    }

    private static string? Value(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
