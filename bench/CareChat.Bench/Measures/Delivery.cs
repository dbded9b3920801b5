using System.Text.Json;
using CareChat.Bench.Data;
using CareChat.Bench.Load;
using CareChat.Bench.Report;
using CareChat.Bench.Servers;

namespace CareChat.Bench.Measures;

/// <summary>
/// P3: from before a durable send to its event at the other side, one pair on an idle server, against a relay that
/// stores nothing plus one raw commit of one row.
/// </summary>
public sealed class Delivery(BenchOptions options, ChildServer limits, CareChatServer? product)
{
    private const int WarmUp = 2000;
    private const string Text = "Hello, since Monday the tablet makes me dizzy in the morning. Should I take it at night?";

    private readonly List<double[]> relays = [];
    private readonly List<double[]> commits = [];
    private readonly List<double[]> deliveries = [];

    /// <summary>Measures in turn and judges.</summary>
    public async Task<Outcome> RunAsync()
    {
        var bare = JsonSerializer.Serialize(new { conversation = 1, body = Text });
        await using var relay = await IdlePair.OpenAsync(limits.Url, null, "/hubs/relay", "1", "/relay", bare);
        await using var ours = product is null ? null : await OurPairAsync(product);
        using var http = new HttpLine(limits.Url);
        relay.Hops(WarmUp);
        TimeCommits(http);
        ours?.Hops(WarmUp);
        for (var round = 1; round <= options.Rounds; round++)
        {
            relays.Add(relay.Hops(1000));
            commits.Add(TimeCommits(http));
            if (ours is not null)
            {
                deliveries.Add(ours.Hops(1000));
                await product!.Child.WaitUntilQuietAsync();
            }

            Console.WriteLine($"delivery     relay {P50(relays[^1..]),5:N0} us  commit {P50(commits[^1..]),5:N0} us  CareChat {P50(deliveries.TakeLast(1)),5:N0} us");
        }

        return new Outcome("P3: send to delivered, one idle pair", [Judge()], Details());
    }

    private static async Task<IdlePair> OurPairAsync(CareChatServer server)
    {
        using var http = server.Connect();
        var patient = NewPatient.Create(http, 1);
        var body = JsonSerializer.Serialize(new { body = Text });
        return await IdlePair.OpenAsync(server.Child.Url, server.Token, "/hubs/chat", patient, CareChatServer.MessagesOf(patient), body);
    }

    private static double[] TimeCommits(HttpLine http) =>
        JsonSerializer.Deserialize<double[]>(http.Ask("POST", "/commits?count=500"))!;

    private Finding Judge()
    {
        var limit = new Figure(P50(relays) + P50(commits), "us", "bare relay + one raw commit");
        return Finding.AtMost("P3", "send to delivered, one idle pair, p50", 1.2, new Figure(P50(deliveries), "us"), limit);
    }

    private string Details() => MarkdownTable.Of(["part", "p50", "p99"],
    [
        ["bare relay, POST to event", Us(P50(relays)), Us(P99(relays))],
        ["one raw commit of one row, no search index", Us(P50(commits)), Us(P99(commits))],
        ["CareChat, POST to event", Us(P50(deliveries)), Us(P99(deliveries))],
    ]);

    private static double P50(IEnumerable<double[]> rounds) => rounds.Select(r => r.Median()).Median();

    private static double P99(IEnumerable<double[]> rounds) => rounds.Select(r => r.Percentile(0.99)).Median();

    private static string Us(double value) => new Figure(value, "us").Text;
}
