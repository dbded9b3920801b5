using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.Patients.Fhir;
using Xunit;
using Xunit.Abstractions;

namespace CareChat.Tests.Data;

/// <summary>The server is killed at random points under load; what it acknowledged must be there, once.</summary>
[Collection(RunsAlone.Name)]
public sealed class PowerCutTests(ProcessClinic clinic, ITestOutputHelper output) : IClassFixture<ProcessClinic>
{
    private const int Kills = 20;
    private const int Senders = 16;
    private const int Patients = 4;
    private static readonly string[] NoLimits =
        ["--CareChat:RateLimits:PerPatientPerMinute=10000000", "--CareChat:RateLimits:PerClientPerMinute=10000000"];

    private readonly SemaphoreSlim acknowledgements = new(0);
    private readonly Random random = new(20260402);
    private TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_by_twenty_kills_under_load()
    {
        var patients = await PatientsAsync();
        var pair = (await clinic.RunAsync("client", "create", "--name", "Load")).Json;
        var server = await clinic.Program.StartServerAsync(NoLimits);
        await server.KillAsync();
        server = await clinic.Program.StartServerAsync(NoLimits);
        var undisturbed = server.Process.TotalProcessorTime.TotalSeconds;
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(http, server.Address, pair));
        var senders = Enumerable.Range(0, Senders).Select(i => new RetryingSender(http,
            $"/acme-health/live/patients/{patients[i % Patients]}/chat/messages", $"Sender {i}", () => address.Task)).ToList();
        using var stop = new CancellationTokenSource();
        address.SetResult(server.Address);
        var sending = senders.Select(s => Task.Run(() => s.RunAsync(() => acknowledgements.Release(), stop.Token))).ToList();

        var (starts, efforts) = (new List<double>(), new List<double>());
        for (var i = 0; i < Kills; i++)
        {
            await WaitForAsync(random.Next(20, 400));
            address = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await server.KillAsync();
            var clock = Stopwatch.StartNew();
            server = await clinic.Program.StartServerAsync(NoLimits);
            starts.Add(clock.Elapsed.TotalSeconds);
            efforts.Add(server.Process.TotalProcessorTime.TotalSeconds); // the wall clock would measure what else the machine does
            address.SetResult(server.Address);
        }
        await stop.CancelAsync();
        await Task.WhenAll(sending);
        await server.KillAsync();

        var acknowledged = senders.SelectMany(s => s.Acknowledged).ToDictionary();
        var median = starts.Order().ElementAt(Kills / 2);
        output.WriteLine($"{acknowledged.Count} acknowledged, {senders.Sum(s => s.Retries)} sent again, ready after {median:0.00} s (median)");
        new Ledger(Path.Combine(clinic.DataDirectory, "carechat.db")).Verify(acknowledged);
        var effort = efforts.Order().ElementAt(Kills / 2);
        Assert.True(effort <= Math.Max(3, 1.5 * undisturbed), $"A killed server works {effort:0.00} s before it is ready, an undisturbed one {undisturbed:0.00} s.");
    }

    private async Task WaitForAsync(int count)
    {
        for (var i = 0; i < count; i++) await acknowledgements.WaitAsync();
    }

    private async Task<Guid[]> PatientsAsync()
    {
        var people = Enumerable.Range(0, Patients).Select(i => Bundles.Entry($$"""{"resourceType":"Patient","id":"p{{i}}","name":[{"family":"Load{{i}}"}]}"""));
        var imported = await clinic.RunAsync("patient", "import", clinic.Write("load.json", Bundles.Of([.. people])));
        return imported.Json.EnumerateArray().Select(p => p.GetProperty("id").GetGuid()).ToArray();
    }

    private static async Task<string> TokenAsync(HttpClient http, Uri server, JsonElement pair)
    {
        var answer = await http.PostAsJsonAsync(new Uri(server, "/auth/token"), pair);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }
}
