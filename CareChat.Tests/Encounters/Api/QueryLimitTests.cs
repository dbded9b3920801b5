using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>How many letters are taken (contract C.1).</summary>
public sealed class QueryLimitTests : IAsyncLifetime
{
    private readonly EncounterHost host = new()
    {
        Settings =
        {
            ["CareChat:Encounters:QueriesPerHour"] = "3",
            ["CareChat:Encounters:QueriesPerDay"] = "5",
            ["CareChat:TrustedProxies:0"] = "127.0.0.1",
        },
    };

    public Task InitializeAsync() => ((IAsyncLifetime)host).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task A_session_waits_for_the_window_to_slide_and_then_for_the_day()
    {
        var session = (await host.With(null).SendAsync(AgentLetters.Incomplete)).Text("session_token");
        for (var i = 0; i < 3; i++)
        {
            await host.With(null).SendAsync(AgentLetters.Incomplete, session);
            host.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        using (var limited = await host.With(null).QueryAsync(AgentLetters.Incomplete, session))
        {
            Assert.Equal("Too many requests", (await limited.JsonAsync(429)).Text("error"));
            Assert.Equal(TimeSpan.FromMinutes(30), limited.Headers.RetryAfter!.Delta);
            Assert.Equal(("3", "0"), (limited.Headers.GetValues("RateLimit-Limit").Single(), limited.Headers.GetValues("RateLimit-Remaining").Single()));
        }
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        await host.With(null).SendAsync(AgentLetters.Incomplete, session);
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        await host.With(null).SendAsync(AgentLetters.Incomplete, session);
        await host.With(null).QueryAsync(AgentLetters.Incomplete, session).RefusesAsync(429, "Too many requests");
        host.Clock.Advance(TimeSpan.FromHours(23));
        await host.With(null).SendAsync(AgentLetters.Incomplete, session);
    }

    [Fact]
    public async Task Without_a_session_the_address_counts_and_what_is_refused_does_not()
    {
        for (var i = 0; i < 5; i++) await From("203.0.113.9").QueryAsync("short").RefusesAsync(400, "query must be between 500 and 10000 characters");
        for (var i = 0; i < 3; i++) await From("203.0.113.9").SendAsync(AgentLetters.Incomplete);

        await From("203.0.113.9").QueryAsync(AgentLetters.Incomplete).RefusesAsync(429, "Too many requests");
        await From("203.0.113.9").QueryAsync(AgentLetters.Incomplete, "s_guess").RefusesAsync(429, "Too many requests");
        await From("203.0.113.10").SendAsync(AgentLetters.Incomplete);
        var pretends = From("203.0.113.9");
        pretends.DefaultRequestHeaders.Add("X-Real-IP", "203.0.113.77"); // of the client's own making: the proxy said who calls
        await pretends.QueryAsync(AgentLetters.Incomplete).RefusesAsync(429, "Too many requests");
    }

    [Fact]
    public async Task An_account_counts_by_itself_wherever_it_calls_from()
    {
        var (sam, kim) = (await KeyHolder.InAsync(host, host.Instance.Id), await KeyHolder.InAsync(host, host.Instance.Id));
        for (var i = 0; i < 3; i++) await From("203.0.113.9").SendAsync(AgentLetters.Incomplete);

        for (var i = 0; i < 3; i++) await From("203.0.113.9", sam.Key).SendAsync(AgentLetters.Incomplete);
        foreach (var address in new[] { "203.0.113.9", "203.0.113.10" })
            await From(address, sam.Key).QueryAsync(AgentLetters.Incomplete).RefusesAsync(429, "Too many requests");
        await From("203.0.113.9", sam.Key).QueryAsync(AgentLetters.Incomplete, "s_guess").RefusesAsync(429, "Too many requests");
        await From("203.0.113.9", kim.Key).SendAsync(AgentLetters.Incomplete);
        await From("203.0.113.10").SendAsync(AgentLetters.Incomplete);
    }

    [Fact]
    public async Task A_wrong_key_takes_no_letter_and_gives_no_budget()
    {
        for (var i = 0; i < 3; i++) await From("203.0.113.9").SendAsync(AgentLetters.Incomplete);

        foreach (var key in new[] { "ak_" + new string('0', 64), "ak_" + new string('1', 64), "nonsense" })
            await From("203.0.113.9", key).QueryAsync(AgentLetters.Incomplete).RefusesAsync(401, "missing or invalid token");
        await From("203.0.113.9").QueryAsync(AgentLetters.Incomplete).RefusesAsync(429, "Too many requests");
    }

    private HttpClient From(string address, string? key = null)
    {
        var http = host.With(null);
        if (key is not null) http.DefaultRequestHeaders.Add("X-API-Key", key);
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.1, " + address);
        return http;
    }
}
