using System.Diagnostics;
using CareChat.Bench.Data;
using CareChat.Bench.Load;
using CareChat.Bench.Report;
using CareChat.Bench.Servers;

namespace CareChat.Bench.Measures;

/// <summary>
/// P6: pages of fifty. How much longer a page takes deep in a long conversation than the first one does, and how many
/// first pages of ordinary conversations go out in a second against the bare page endpoint.
/// </summary>
public sealed class HistoryPages(BenchOptions options, SeedPlan plan, ChildServer limits, SeededProduct? product)
{
    private const int Requests = 4096;
    private const int PageSize = 50;

    private static readonly double[] Depths = [0, 0.25, 0.50, 0.95];

    private readonly List<double[]> times = [];
    private readonly List<LoadResult> bare = [];
    private readonly List<LoadResult> ours = [];

    /// <summary>Measures in turn and judges.</summary>
    public async Task<Outcome> RunAsync()
    {
        var bareTarget = new LoadTarget("bare page", limits.Url, PageRequests("bare", patient => $"/page?conversation={patient}"));
        var ourTarget = product is null ? null : new LoadTarget(
            "CareChat", product.Server.Child.Url, PageRequests("carechat", patient => SeededProduct.PageOf(patient, 0)), product.Server.Token);
        await Wrk.WarmUpAsync(bareTarget, options.WarmUpTime);
        await (ourTarget is null ? Task.CompletedTask : Wrk.WarmUpAsync(ourTarget, options.WarmUpTime));
        for (var round = 1; round <= options.Rounds; round++)
        {
            bare.Add(await Wrk.RunAsync(bareTarget, options.LoadTime));
            if (ourTarget is not null)
            {
                ours.Add(await Wrk.RunAsync(ourTarget, options.LoadTime));
                await product!.Server.Child.WaitUntilQuietAsync();
                times.Add(TimeDepths(product));
            }

            Console.WriteLine($"pages        {Rate(bare[^1..]),9:N0} /s bare  {Rate(ours.TakeLast(1)),9:N0} /s CareChat");
        }

        return new Outcome("P6: pages of history", Findings(), Details());
    }

    private string PageRequests(string name, Func<int, string> path)
    {
        var random = new Random(5);
        var all = Enumerable.Range(0, Requests).Select(_ => new LoadRequest("GET", path(random.Next(2, plan.Patients + 1))));
        return Wrk.WriteRequests(options.At($"pages-{name}.txt"), all);
    }

    /// <summary>The median microseconds of a page at every depth; the depths take turns.</summary>
    private double[] TimeDepths(SeededProduct seeded)
    {
        using var http = seeded.Server.Connect();
        var requests = Depths.Select(depth => http.Prepare("GET", SeededProduct.PageOf(SeedPlan.HeavyPatient, PageAt(depth)))).ToArray();
        var samples = Depths.Select(_ => new List<double>()).ToArray();
        for (var i = 0; i < 300; i++)
        {
            for (var depth = 0; depth < Depths.Length; depth++)
            {
                var start = Stopwatch.GetTimestamp();
                var answer = http.Exchange(requests[depth]);
                samples[depth].Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
                if (answer.Status != 200)
                {
                    throw new InvalidOperationException($"The page answered {answer.Status}: {answer.Text}");
                }
            }
        }

        return [.. samples.Select(s => s.Skip(20).Median())];
    }

    private int PageAt(double depth) => (int)(plan.HeavyMessages * depth / PageSize);

    private Finding[] Findings() =>
    [
        .. Depths.Skip(1).Select((depth, i) => Finding.AtMost(
            "P6", $"page of 50 at {depth:P0} of {plan.HeavyMessages:N0} messages, p50", 1.2, At(i + 1), At(0) with { Of = "first page" })),
        Finding.AtLeast("P6", "random first pages, 64 connections", 0.6, new Figure(Rate(ours), "/s"), new Figure(Rate(bare), "/s", "bare page")),
    ];

    private Figure At(int depth) => new(times.Select(round => round[depth]).Median(), "us");

    private string Details() => MarkdownTable.Of(["side", "first pages", "p50", "p99"],
    [
        Row("bare page, 4 columns", bare),
        Row("CareChat", ours),
    ]);

    private static string[] Row(string side, List<LoadResult> rounds) =>
    [
        side,
        new Figure(Rate(rounds), "/s").Text,
        new Figure(rounds.Select(r => r.P50).Median(), "ms").Text,
        new Figure(rounds.Select(r => r.P99).Median(), "ms").Text,
    ];

    private static double Rate(IEnumerable<LoadResult> rounds) => rounds.Select(r => r.PerSecond).Median();
}
