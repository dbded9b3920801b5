using CareChat.Bench.Data;
using CareChat.Bench.Load;
using CareChat.Bench.Report;
using CareChat.Bench.Servers;

namespace CareChat.Bench.Measures;

/// <summary>
/// P7: search inside one patient, ordinary and heavy, against the best raw shape of the index; a fuzz of 500 searches;
/// and whether the same messages come, newest first.
/// </summary>
public sealed class PatientSearch(BenchOptions options, SeedPlan plan, string database, ChildServer limits, SeededProduct? product)
{
    private const int OrdinaryPatients = 40;
    private const int HeavySets = 8;

    private int asked;
    private int newestFirst;
    private int sameRows;

    /// <summary>Measures in turn and judges.</summary>
    public Outcome Run()
    {
        var random = new Random(9);
        var ordinary = Enumerable.Range(0, OrdinaryPatients).Select(_ => random.Next(2, plan.Patients + 1)).Distinct();
        PatientQuery[] queries =
        [
            .. SearchTerms.Pick(database, ordinary, sets: 1),
            .. SearchTerms.Pick(database, [SeedPlan.HeavyPatient], HeavySets),
        ];
        using var scope = SearchSide.Bare(limits, "scope");
        using var prefixed = SearchSide.Bare(limits, "prefixed");
        using var ours = product is null ? null : SearchSide.Ours(product.Server);
        SearchSide[] sides = ours is null ? [scope, prefixed] : [ours, scope, prefixed];
        AskAll(sides, queries, rounds: 4);
        Array.ForEach(sides, side => side.Forget());
        AskAll(sides, queries, options.Rounds * 2);
        var fuzz = ours is null ? null : SearchFuzzRun.Run(ours, plan);
        return new Outcome("P7: search inside one patient", Findings(ours, [scope, prefixed], fuzz), Details(sides, fuzz));
    }

    private static bool Heavy(PatientQuery query) => query.Patient == SeedPlan.HeavyPatient;

    private static bool Ordinary(PatientQuery query) => !Heavy(query);

    private void AskAll(SearchSide[] sides, PatientQuery[] queries, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var query in queries)
            {
                var found = sides.Select(side => side.Ask(query).Found
                    ?? throw new InvalidOperationException($"{side.Name} refused a plain search")).ToArray();
                asked++;
                newestFirst += found[0].NewestFirst ? 1 : 0;
                sameRows += found[0].Bodies.SequenceEqual(found[^1].Bodies) ? 1 : 0;
            }
        }

        Console.WriteLine("search       " + string.Join("  ", sides.Select(s => $"{s.Name} {s.TimesOf(_ => true).Median():F2} ms")));
    }

    private List<Finding> Findings(SearchSide? ours, SearchSide[] raw, SearchFuzzRun? fuzz)
    {
        var tail = new Figure(Times(ours, Heavy).Percentile(0.99), "ms");
        List<Finding> findings =
        [
            AgainstBest("ordinary patient, p50", ours, raw, Ordinary),
            AgainstBest("heavy patient, p50", ours, raw, Heavy),
            Finding.NoMoreThan("P7", $"heavy patient ({plan.HeavyMessages:N0} messages), p99", tail, new Figure(20, "ms")),
        ];
        if (ours is not null && fuzz is not null)
        {
            var slowest = Finding.NoMoreThan("P7", $"slowest of a fuzz of {SearchFuzzRun.Count}", new Figure(fuzz.Slowest, "ms"), new Figure(100, "ms"));
            findings.Insert(2, Worst(ours, raw));
            findings.Add(slowest with { Reached = slowest.Reached == true && fuzz.Failed == 0 });
            findings.Add(Count("newest first", newestFirst));
            findings.Add(Count("the same messages as the raw shape", sameRows));
        }

        return findings;
    }

    private Finding Count(string what, int count) =>
        new("P7", what, "all", $"{count:N0} of {asked:N0}", Finding.NotMeasured, Finding.NotMeasured, count == asked);

    private static Finding AgainstBest(string what, SearchSide? ours, SearchSide[] raw, Func<PatientQuery, bool> fits)
    {
        var best = raw.MinBy(side => side.TimesOf(fits).Median())!;
        return Finding.AtMost("P7", what, 2, new Figure(Times(ours, fits).Median(), "ms"), new Figure(best.TimesOf(fits).Median(), "ms", best.Name));
    }

    /// <summary>The kind of search, for either sort of patient, in which the product is farthest behind.</summary>
    private static Finding Worst(SearchSide ours, SearchSide[] raw)
    {
        var cells = from kind in SearchTerms.Kinds
                    from heavy in new[] { false, true }
                    select AgainstBest($"worst kind: {kind}, {(heavy ? "heavy" : "ordinary")} patient, p50", ours, raw, q => q.Kind == kind && Heavy(q) == heavy);
        return cells.MaxBy(cell => double.TryParse(cell.Ratio.TrimEnd('x'), out var ratio) ? ratio : 0)!;
    }

    private static IEnumerable<double> Times(SearchSide? side, Func<PatientQuery, bool> fits) => side?.TimesOf(fits) ?? [];

    private static string Details(SearchSide[] sides, SearchFuzzRun? fuzz)
    {
        var rows = from heavy in new[] { false, true }
                   from kind in SearchTerms.Kinds
                   select (string[])[heavy ? "heavy" : "ordinary", kind, .. sides.Select(side => Cell(side, q => q.Kind == kind && Heavy(q) == heavy))];
        var table = MarkdownTable.Of(["patient", "search", .. sides.Select(side => side.Name + ", p50 / p99 ms")], rows);
        return fuzz is null ? table : $"{table}\n{fuzz.Describe()}\n";
    }

    private static string Cell(SearchSide side, Func<PatientQuery, bool> fits)
    {
        var times = side.TimesOf(fits).ToArray();
        return $"{times.Median():F2} / {times.Percentile(0.99):F2}";
    }
}
