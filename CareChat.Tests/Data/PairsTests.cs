using System.Globalization;
using CareChat.Tests.App;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>Two requests at the same moment with one key, on one node and on two, at every door that makes something.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PairsTests(PostgresServer server)
{
    /// <summary>How many pairs: three of every door, unless the environment asks for more.</summary>
    private static int Pairs => int.Parse(Environment.GetEnvironmentVariable("CARECHAT_PAIRS") ?? "39", CultureInfo.InvariantCulture);

    [Theory, InlineData(1), InlineData(2)]
    public async Task A_key_makes_one_thing_and_gives_one_answer(int count)
    {
        await using var nodes = new Nodes(server.CreateDatabase(), count);
        await nodes.StartTogetherAsync();
        var doors = await CreatingDoors.OpenAsync(nodes.First);
        var clients = nodes.All.Select(node => new HttpClient { BaseAddress = node.Address }).ToList();
        var wrong = new List<string>();

        for (var i = 0; i < Pairs; i++)
        {
            var door = doors[i % doors.Count];
            var request = await door.RequestAsync();
            var (key, turn) = ($"pair-{i}", i);
            var ends = await Race.OfAsync(2, runner => SendAsync(clients[(runner + turn) % clients.Count], request(), key));
            if (ends[0].Said != ends[1].Said || ends.Count(e => e.IsReplay) != 1 || ends[0].Status is < 200 or > 201)
                wrong.Add($"{door.Name}: {ends[0].Status} {ends[1].Status}, {ends.Count(e => e.IsReplay)} replayed");
        }

        Assert.Empty(wrong);
        await using var db = nodes.First.Open();
        for (var i = 0; i < doors.Count; i++)
        {
            var pairs = Pairs / doors.Count + (i < Pairs % doors.Count ? 1 : 0);
            Assert.Equal((doors[i].Name, pairs * doors[i].PerRequest), (doors[i].Name, await doors[i].CountAsync(db)));
        }
    }

    private static async Task<(int Status, string Said, bool IsReplay)> SendAsync(HttpClient http, HttpRequestMessage request, string key)
    {
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Contains("Idempotency-Replayed"));
    }
}
