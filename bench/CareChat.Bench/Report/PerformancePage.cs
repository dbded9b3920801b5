using System.Globalization;
using CareChat.Bench.Machine;

namespace CareChat.Bench.Report;

/// <summary>
/// The table in <c>docs/performance.md</c>. Only what stands between the two marks is replaced; everything else on the
/// page is written by hand and stays.
/// </summary>
public sealed class PerformancePage(BenchOptions options, FsyncCheck disk, IdleCheck idle)
{
    private const string Begin = "<!-- bench:begin: written by bench/run.sh, not by hand -->";
    private const string End = "<!-- bench:end -->";

    private const string NewPage = $"""
        # Performance

        How close CareChat comes to what the machine allows. Every figure is measured together with its limit or its
        peer in one run, by `bash bench/run.sh`; `bench/README.md` says how, and what each limit is.

        {Begin}
        {End}

        ## What stands in the way

        Nothing written yet.

        """;

    /// <summary>The page as it is written by hand, with this run's table in its place.</summary>
    public void Write(IReadOnlyList<Outcome> outcomes)
    {
        var file = Path.Combine(options.Project, "docs", "performance.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var page = File.Exists(file) ? File.ReadAllText(file) : NewPage;
        File.WriteAllText(file, Replace(page, Section(outcomes)));
        Console.WriteLine($"written      {file}");
    }

    /// <summary>What stands between the marks.</summary>
    public string Section(IReadOnlyList<Outcome> outcomes)
    {
        var date = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var marks = string.Join(", ", disk.Marks.Select(m => m.ToString("N0", CultureInfo.InvariantCulture)));
        var drift = disk.Drift.ToString("P0", CultureInfo.InvariantCulture);
        var verdict = disk.Void ? $"**void: it drifted by {drift}**" : $"drift {drift}";
        var busy = idle.Void ? $"**void: only {idle.Share:P0} idle**" : $"{idle.Share:P0} idle";
        var rows = outcomes.SelectMany(o => o.Findings).Select(f => new[]
        {
            f.Goal, f.What, f.Threshold, f.Ours, f.Limit, f.Ratio,
            f.Reached switch { true => "yes", false => "**no**", null => Finding.NotMeasured },
        });
        var table = MarkdownTable.Of(["#", "goal", "threshold", "CareChat", "limit or peer, same run", "ratio", "reached"], rows);
        var details = string.Join("\n", outcomes.Select(o => $"### {o.Title}\n\n{o.Details.TrimEnd()}\n"));
        return $"""
            Measured {date} UTC on {MachineFacts.Read().Describe()}.
            Durable 4 KiB appends during the run: {marks} a second ({verdict}; a run is void above {FsyncCheck.AllowedDrift:P0}).
            The machine before the start: {busy} (void below {IdleCheck.Needed:P0}).
            {options.Rounds} rounds, the sides alternating; medians of the rounds. Large databases: {options.Messages:N0} messages.

            {table}
            {details}
            """;
    }

    private static string Replace(string page, string section)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin
            ? $"{page.TrimEnd()}\n\n{Begin}\n{section.Trim()}\n{End}\n"
            : $"{page[..(begin + Begin.Length)]}\n{section.Trim()}\n{page[end..]}";
    }
}
