using System.Diagnostics;
using System.Text.Json;
using CareChat.Bench.Data;
using CareChat.Bench.Load;
using CareChat.Bench.Servers;

namespace CareChat.Bench.Measures;

/// <summary>What a search found: the texts and their times, in the order in which they came.</summary>
public sealed record FoundMessages(string[] Bodies, long[] SentAt)
{
    /// <summary>Whether every message is older than the one before it.</summary>
    public bool NewestFirst => SentAt.Zip(SentAt.Skip(1)).All(pair => pair.First > pair.Second);
}

/// <summary>One side of the search: how it is asked, and how its answer is read.</summary>
public sealed class SearchSide(string name, HttpLine http, Func<PatientQuery, byte[]> prepare, Func<JsonElement, FoundMessages> read) : IDisposable
{
    private readonly Dictionary<PatientQuery, List<double>> times = [];

    /// <summary>What the side is called.</summary>
    public string Name => name;

    /// <summary>A raw shape, by its bare endpoint.</summary>
    public static SearchSide Bare(ChildServer limits, string shape)
    {
        var http = new HttpLine(limits.Url);
        return new SearchSide(shape, http, Prepare, ReadRows);

        byte[] Prepare(PatientQuery query) =>
            http.Prepare("POST", "/search/" + shape, JsonSerializer.Serialize(new { patientId = query.Patient, query = query.Query }));
    }

    /// <summary>The product.</summary>
    public static SearchSide Ours(CareChatServer server)
    {
        var http = server.Connect();
        return new SearchSide("CareChat", http, Prepare, ReadPage);

        byte[] Prepare(PatientQuery query)
        {
            var body = new { query = query.Query, patientId = SeedPlan.PatientId(query.Patient).ToString(), size = 50 };
            return http.Prepare("POST", $"/{CareChatServer.Tenant}/{CareChatServer.Instance}/chat/search", JsonSerializer.Serialize(body));
        }
    }

    /// <summary>Asks once, keeps the time in milliseconds, and gives the status and what was found.</summary>
    public (int Status, double Milliseconds, FoundMessages? Found) Ask(PatientQuery query)
    {
        var request = prepare(query);
        var start = Stopwatch.GetTimestamp();
        var answer = http.Exchange(request);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (answer.Status != 200)
        {
            return (answer.Status, time, null);
        }

        times.TryAdd(query, []);
        times[query].Add(time);
        using var json = JsonDocument.Parse(answer.Body);
        return (answer.Status, time, read(json.RootElement));
    }

    /// <summary>Forgets the times of the warm-up.</summary>
    public void Forget() => times.Clear();

    /// <summary>The times of the searches that fit.</summary>
    public IEnumerable<double> TimesOf(Func<PatientQuery, bool> fits) => times.Where(t => fits(t.Key)).SelectMany(t => t.Value);

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private static FoundMessages ReadRows(JsonElement rows) => new(
        [.. rows.EnumerateArray().Select(row => row.GetProperty("body").GetString()!)],
        [.. rows.EnumerateArray().Select(row => row.GetProperty("sentAt").GetInt64())]);

    private static FoundMessages ReadPage(JsonElement page) => new(
        [.. page.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("body").GetString()!)],
        [.. page.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("sentAt").GetDateTimeOffset().ToUnixTimeMilliseconds())]);
}
