using CareChat.Tests.Encounters;
using CareChat.Tests.Encounters.Api;
using CareChat.Tests.PatientApi;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>How often the articles can be searched without a credential (contract C.10).</summary>
public sealed class KnowledgeSearchLimitTests : IAsyncLifetime
{
    private const string Search = "/api/v1/knowledge/search";

    private readonly EncounterHost host = new()
    {
        Settings =
        {
            ["CareChat:RateLimits:SearchesPerAddressPerMinute"] = "3",
            ["CareChat:TrustedProxies:0"] = "127.0.0.1",
        },
    };

    public Task InitializeAsync() => ((IAsyncLifetime)host).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)host).DisposeAsync();

    [Fact]
    public async Task An_address_that_has_searched_too_often_waits_and_nobody_else_does()
    {
        var (one, other) = (From("203.0.113.9"), From("203.0.113.10"));
        for (var i = 0; i < 3; i++) Assert.True((await one.GetAsync(Search + "?query=eczema")).IsSuccessStatusCode);

        using (var limited = await one.GetAsync(Search + "?query=eczema"))
        {
            Assert.Equal("Too many requests", (await limited.JsonAsync(429)).Text("error"));
            Assert.Equal(TimeSpan.FromMinutes(1), limited.Headers.RetryAfter!.Delta);
            Assert.Equal("3", limited.Headers.GetValues("RateLimit-Limit").Single());
            Assert.Equal("0", limited.Headers.GetValues("RateLimit-Remaining").Single());
        }
        Assert.True((await other.GetAsync(Search + "?query=eczema")).IsSuccessStatusCode);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await one.GetAsync(Search + "?query=eczema")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_budget_is_asked_before_what_was_asked_for()
    {
        var http = From("203.0.113.9");
        for (var i = 0; i < 3; i++) await http.GetAsync(Search).RefusesAsync(400, "query is required");

        await http.GetAsync(Search).RefusesAsync(429, "Too many requests");
    }

    private HttpClient From(string address)
    {
        var http = host.With(null);
        http.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return http;
    }
}
