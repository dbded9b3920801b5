using System.Globalization;
using System.Text.Json;
using CareChat.Bench.Data;
using CareChat.Bench.Load;
using CareChat.Bench.Report;
using CareChat.Bench.Servers;

namespace CareChat.Bench.Measures;

/// <summary>
/// P1 and P2: durable sends over 64 connections, spread over many patients, against the bare group commit, the Node
/// peer and a SaveChanges per request.
/// </summary>
public sealed class SendLoad(BenchOptions options, ChildServer limits, ChildServer node, CareChatServer? product)
{
    private const int Conversations = 800;
    private const int Requests = 4096;
    private const string Ours = "CareChat", Group = "bare group commit", PerRequest = "EF per request", Node = "Node peer";

    private readonly Dictionary<string, List<LoadResult>> results = [];
    private readonly List<double> afterwork = [];

    /// <summary>Measures all sides in turn and judges.</summary>
    public async Task<Outcome> RunAsync()
    {
        var sides = Sides();
        foreach (var (target, server) in sides)
        {
            results[target.Name] = [];
            await Wrk.WarmUpAsync(target, options.WarmUpTime);
            await server.WaitUntilQuietAsync();
        }

        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var (target, server) in sides)
            {
                await MeasureAsync(target, server);
            }
        }

        return new Outcome("P1, P2: durable sends, 64 connections", Findings(), Details());
    }

    private async Task MeasureAsync(LoadTarget target, ChildServer server)
    {
        var result = await Wrk.RunAsync(target, options.LoadTime);
        results[target.Name].Add(result);
        var quietAfter = await server.WaitUntilQuietAsync();
        if (target.Name == Ours)
        {
            afterwork.Add(quietAfter.TotalSeconds);
        }

        Console.WriteLine($"sends        {result.PerSecond,9:N0} /s  p99 {result.P99,7:F1} ms  {target.Name}");
    }

    private List<(LoadTarget Target, ChildServer Server)> Sides()
    {
        var sides = new List<(LoadTarget, ChildServer)>
        {
            (new LoadTarget(Group, limits.Url, BareRequests("group", "/group")), limits),
            (new LoadTarget(Node, node.Url, BareRequests("node", "/messages")), node),
            (new LoadTarget(PerRequest, limits.Url, BareRequests("request", "/request")), limits),
        };
        if (product is not null)
        {
            sides.Insert(0, (new LoadTarget(Ours, product.Child.Url, OurRequests(product), product.Token), product.Child));
        }

        return sides;
    }

    private string BareRequests(string name, string path) => Spread(name, (conversation, body) =>
        new LoadRequest("POST", path, JsonSerializer.Serialize(new { conversation, body })));

    private string OurRequests(CareChatServer server)
    {
        using var http = server.Connect();
        var patients = Enumerable.Range(1, Conversations).Select(number => NewPatient.Create(http, number)).ToArray();
        return Spread("carechat", (conversation, body) =>
            new LoadRequest("POST", CareChatServer.MessagesOf(patients[conversation - 1]), JsonSerializer.Serialize(new { body })));
    }

    /// <summary>The same conversations and the same texts in the same order for every side.</summary>
    private string Spread(string name, Func<int, string, LoadRequest> request)
    {
        var random = new Random(3);
        var all = Enumerable.Range(0, Requests)
            .Select(_ => request(random.Next(1, Conversations + 1), ChatWords.Sentence(random)));
        return Wrk.WriteRequests(options.At($"sends-{name}.txt"), all);
    }

    private Finding[] Findings() =>
    [
        Finding.AtLeast("P1", "durable sends, 64 connections", 0.5, Rate(Ours), Rate(Group, Group)),
        Finding.AtLeast("P1", "the same against the Node peer", 2, Rate(Ours), Rate(Node, Node)),
        Finding.AtLeast("P1", "the same against EF", 5, Rate(Ours), Rate(PerRequest, PerRequest)),
        Finding.NoMoreThan("P2", "p99 of those sends", Tail(Ours), new Figure(50, "ms")),
    ];

    private Figure Rate(string side, string of = "") => new(Of(side, r => r.PerSecond), "/s", of);

    private Figure Tail(string side) => new(Of(side, r => r.P99), "ms");

    private double Of(string side, Func<LoadResult, double> value) =>
        results.TryGetValue(side, out var rounds) ? rounds.Select(value).Median() : double.NaN;

    private string Details()
    {
        var rows = results.Select(side => new[]
        {
            side.Key,
            Rate(side.Key).Text,
            $"{side.Value.Min(r => r.PerSecond):N0} - {side.Value.Max(r => r.PerSecond):N0}",
            new Figure(Of(side.Key, r => r.P50), "ms").Text,
            Tail(side.Key).Text,
            side.Value.Sum(r => r.Failed).ToString(CultureInfo.InvariantCulture),
        });
        var table = MarkdownTable.Of(["side", "sends", "lowest - highest round", "p50", "p99", "failed"], rows);
        return afterwork.Count == 0
            ? table
            : table + $"\nCareChat was busy for {afterwork.Median():F1} s after each round of {options.LoadTime.TotalSeconds:F0} s (search index, outbox); the next side began after that.\n";
    }
}
