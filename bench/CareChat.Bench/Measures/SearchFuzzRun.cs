using CareChat.Bench.Data;

namespace CareChat.Bench.Measures;

/// <summary>The fuzz of the search: how long the slowest took, and whether every answer was an answer.</summary>
public sealed record SearchFuzzRun(double Slowest, string SlowestQuery, int Refused, int Failed)
{
    /// <summary>How many searches there are.</summary>
    public const int Count = 500;

    /// <summary>Asks all of them once, half of them inside the heavy patient.</summary>
    public static SearchFuzzRun Run(SearchSide ours, SeedPlan plan)
    {
        var random = new Random(23);
        var answers = SearchFuzz.Terms(Count)
            .Select((term, i) => new PatientQuery("fuzz", i % 2 == 0 ? SeedPlan.HeavyPatient : random.Next(2, plan.Patients + 1), term))
            .Select(query => (query.Query, Answer: ours.Ask(query)))
            .ToArray();
        var slowest = answers.MaxBy(a => a.Answer.Milliseconds);
        return new SearchFuzzRun(
            slowest.Answer.Milliseconds,
            slowest.Query,
            answers.Count(a => a.Answer.Status == 400),
            answers.Count(a => a.Answer.Status is not (200 or 400)));
    }

    /// <summary>The run in a sentence.</summary>
    public string Describe() =>
        $"Fuzz: {Count} searches, {Refused} refused with 400, {Failed} failed; the slowest took {Slowest:F1} ms (`{SlowestQuery.Replace('`', ' ')}`).";
}
