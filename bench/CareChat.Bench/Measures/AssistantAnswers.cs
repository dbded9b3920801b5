using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using CareChat.Bench.Load;
using CareChat.Bench.Report;
using CareChat.Bench.Servers;

namespace CareChat.Bench.Measures;

/// <summary>The assistant's answers over a large collection of articles: the import, then chat calls on eight connections, half of them on threads.</summary>
public sealed class AssistantAnswers(BenchOptions options)
{
    private const int Connections = 8;
    private const double LongestImport = 60, MedianLimit = 60, TailLimit = 200;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record Article(string Question);

    /// <summary>Where the articles are; the measurement is left out where the file is not there.</summary>
    public string File => Path.GetFullPath(Path.Combine(options.Project, "..", "shared", "data", "medquad.jsonl.gz"));

    /// <summary>Measures.</summary>
    public async Task<Outcome> RunAsync()
    {
        var data = options.At("carechat-assistant");
        var credential = await CareChatServer.SetUpAsync(options, data);
        var clock = Stopwatch.StartNew();
        await CareChatServer.RunVerbAsync(options, data, "knowledge", "import", File, "--json");
        var import = clock.Elapsed.TotalSeconds;
        var made = await CareChatServer.RunVerbAsync(options, data, "assistant-key", "create",
            "--tenant", CareChatServer.Tenant, "--instance", CareChatServer.Instance, "--name", "bench", "--json");
        using var key = JsonDocument.Parse(made);
        await using var server = await CareChatServer.StartAsync(options, data, credential);
        var questions = Questions();
        var address = $"?api_key={key.RootElement.GetProperty("key").GetString()}";
        Ask(server, address, questions, options.WarmUpTime);
        var times = Ask(server, address, questions, options.LoadTime * options.Rounds);
        var alone = Ask(server, address, questions, options.LoadTime, connections: 1);
        Console.WriteLine($"assistant    import {import:F1} s, p50 {times.Median():F1} ms, p99 {times.Percentile(0.99):F1} ms");
        return new Outcome("The assistant: answers from 16,407 articles",
        [
            Finding.NoMoreThan("A2", "knowledge import", new Figure(import, "s"), new Figure(LongestImport, "s")),
            Finding.NoMoreThan("A2", $"chat answer, {Connections} connections, p50", new Figure(times.Median(), "ms"), new Figure(MedianLimit, "ms")),
            Finding.NoMoreThan("A2", $"chat answer, {Connections} connections, p99", new Figure(times.Percentile(0.99), "ms"), new Figure(TailLimit, "ms")),
        ], $"{times.Count:N0} answers in all; on one connection p50 {alone.Median():F1} ms, p99 {alone.Percentile(0.99):F1} ms.");
    }

    private List<double> Ask(CareChatServer server, string address, IReadOnlyList<string> questions, TimeSpan time, int connections = Connections)
    {
        var all = new List<double>();
        var threads = Enumerable.Range(0, connections).Select(i => new Thread(() =>
        {
            var own = AskInTurn(server, address, questions, time, i);
            lock (all) all.AddRange(own);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return all;
    }

    /// <summary>One connection's calls; those of odd numbers are held on a thread.</summary>
    private static List<double> AskInTurn(CareChatServer server, string address, IReadOnlyList<string> questions, TimeSpan time, int number)
    {
        using var line = new HttpLine(server.Child.Url);
        string? thread = null;
        if (number % 2 == 1)
        {
            using var begun = JsonDocument.Parse(line.Ask("POST", "/api/cura/threads" + address, "{}"));
            thread = begun.RootElement.GetProperty("threadId").GetString();
        }

        var random = new Random(number);
        var times = new List<double>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time;)
        {
            var body = JsonSerializer.Serialize(new { message = questions[random.Next(questions.Count)], threadId = thread }, Json);
            var request = line.Prepare("POST", "/api/cura/chat" + address, body);
            var started = Stopwatch.GetTimestamp();
            var answer = line.Exchange(request);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (answer.Status != 200) throw new InvalidOperationException($"chat answered {answer.Status}: {answer.Text}");
        }

        return times;
    }

    private List<string> Questions()
    {
        using var reader = new StreamReader(new GZipStream(System.IO.File.OpenRead(File), CompressionMode.Decompress));
        var questions = new List<string>();
        while (reader.ReadLine() is { } line) questions.Add(JsonSerializer.Deserialize<Article>(line, Json)!.Question);
        return questions;
    }
}
