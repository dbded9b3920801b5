using System.Net;
using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.Assistant.Models;
using CareChat.Tests.Encounters.Letters;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>Letters with pictures that come in slowly, and those of others meanwhile (contract C.1).</summary>
public sealed class SlowLetterTests : IAsyncLifetime
{
    private const string Query = "/api/v1/agent/query";
    private const long FortyMegabytes = 40L * 1024 * 1024;

    private readonly TimerClock clock = new();
    private readonly EncounterHost host;

    public SlowLetterTests() => host = new EncounterHost
    {
        Parts = services => services.AddSingleton<TimeProvider>(clock),
        Settings =
        {
            ["CareChat:TrustedProxies:0"] = "127.0.0.1",
            ["CareChat:Encounters:CallsPerAddressPerMinute"] = "10000000",
        },
    };

    public Task InitializeAsync() => ((IAsyncLifetime)host).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task Slow_senders_keep_out_nobody_but_themselves()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        var lines = new List<IDisposable>();
        foreach (var address in new[] { "203.0.113.1", "203.0.113.2", "203.0.113.3" })
            lines.AddRange([await HoldAsync(address), await HoldAsync(address)]);

        Assert.Equal(HttpStatusCode.OK, await SendAsync("203.0.113.4"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync("203.0.113.1", sam.Key));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SendAsync("203.0.113.1"));
        lines.ForEach(line => line.Dispose());
    }

    [Fact]
    public async Task A_letter_that_is_not_whole_after_five_minutes_is_given_up()
    {
        using var one = await HoldAsync("203.0.113.1");
        using var two = await HoldAsync("203.0.113.1");
        Assert.Equal(HttpStatusCode.TooManyRequests, await SendAsync("203.0.113.1"));

        clock.Advance(TimeSpan.FromMinutes(5));

        using var http = host.With(null);
        Assert.Equal(HttpStatusCode.OK, await http.EventuallyAsync(HttpStatusCode.OK, _ => SendAsync("203.0.113.1")));
    }

    [Fact]
    public async Task Letters_that_have_come_in_wait_for_their_place_and_leave_nothing_on_disk()
    {
        var answers = await Task.WhenAll(Enumerable.Range(10, 8).Select(i => SendAsync($"203.0.113.{i}")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(host.DataDirectory, "files", "incoming")));
    }

    /// <summary>Begins a letter that never comes.</summary>
    private async Task<IDisposable> HoldAsync(string address)
    {
        var (answer, line) = await RawAnswer.HoldingAsync(host.Address, Query, FortyMegabytes, ("X-Forwarded-For", address));
        Assert.Equal(100, answer.Status);
        return line;
    }

    /// <summary>Sends a letter that is as large as one with a picture.</summary>
    private async Task<HttpStatusCode> SendAsync(string address, string? key = null)
    {
        using var http = host.With(key);
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        using var answer = await http.PostAsJsonAsync(Query, new { query = AgentLetters.Complete, notes = new string('x', 300_000) });
        return answer.StatusCode;
    }
}
