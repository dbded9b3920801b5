using System.Globalization;
using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Accounts;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Http;

/// <summary>Every answer of contracts A and B says how its caller stands against the limit that governs it (contract part 1).</summary>
public sealed class ToldLimitTests(ToldLimitTests.TightHost host) : IClassFixture<ToldLimitTests.TightHost>
{
    private const int Clients = 20;

    [Fact]
    public async Task A_stranger_hears_of_no_limit_where_none_is_counted()
    {
        using var answer = await host.Stranger().GetAsync("/some-clinic/live/patients");

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.False(answer.Headers.Contains("RateLimit-Limit"));
    }

    [Fact]
    public async Task A_client_removed_a_moment_ago_hears_of_no_limit()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await host.WriteAsync(async scope =>
        {
            await host.Services.GetRequiredService<ApiClientStore>().RevokeAsync(scope, Actor.Operator(clinic.Instance.Id), clinic.Pair.Id);
            return true;
        });

        using var answer = await clinic.Http.GetAsync(clinic.Root + "/patients");

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.False(answer.Headers.Contains("RateLimit-Limit"));
    }

    [Fact]
    public async Task A_client_hears_with_each_answer_what_is_left_also_where_it_is_refused()
    {
        var clinic = await ApiClinic.OpenAsync(host);

        Assert.Equal((200, Clients, Clients - 1), await ToldAsync(clinic.Http.GetAsync(clinic.Root + "/patients")));
        Assert.Equal((404, Clients, Clients - 2), await ToldAsync(clinic.Http.GetAsync($"{clinic.Root}/patients/{Guid.NewGuid()}")));
        Assert.Equal((404, Clients, Clients - 2), await ToldAsync(clinic.Http.GetAsync("/no-such/live/patients")));
        Assert.Equal((201, Clients, Clients - 1), await ToldAsync(clinic.SendAsync("Can I take it with food?")));
        Assert.Equal((400, Clients, Clients - 2), await ToldAsync(clinic.SendAsync("")));
        Assert.Equal((201, 2 * Clients, 2 * Clients - 3), await ToldAsync(clinic.MintRawAsync()));
        var narrow = await clinic.WithScopesAsync(ApiClientScopes.ChatRead);
        Assert.Equal((403, Clients, Clients), await ToldAsync(narrow.Http.GetAsync(clinic.Root + "/patients")));
    }

    [Fact]
    public async Task Reads_of_a_client_are_limited_and_its_messages_are_not_in_their_way()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        for (var i = 1; i <= Clients; i++)
            Assert.Equal((200, Clients, Clients - i), await ToldAsync(clinic.Http.GetAsync(clinic.Chat + "/messages")));

        using var late = await clinic.Http.GetAsync(clinic.Chat + "/messages");
        await Task.FromResult(late).RefusesAsync(429, "RATE_LIMITED", "AUTH", "Too many requests");
        Assert.Equal(late.Headers.RetryAfter!.ToString(), late.Headers.GetValues("RateLimit-Reset").Single());
        Assert.Equal(201, (int)(await clinic.SendAsync("Can I take it with food?")).StatusCode);
        host.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(200, (int)(await clinic.Http.GetAsync(clinic.Chat + "/messages")).StatusCode);
    }

    [Fact]
    public async Task A_chat_token_hears_of_its_own_limits_of_messages_and_of_files()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var token = (await clinic.MintAsync()).Text("token");
        var file = (await (await clinic.UploadAsync(ApiClinic.Jpeg())).JsonAsync(201)).Text("id");
        await clinic.SendAsync("a picture", file);

        Assert.Equal((200, 30, 29), await ToldAsync(host.Stranger().GetAsync($"{clinic.Root}/chat/messages?token={token}")));
        Assert.Equal((400, 30, 28), await ToldAsync(host.Stranger().GetAsync($"{clinic.Root}/chat/messages?size=0&token={token}")));
        Assert.Equal((200, 300, 299), await ToldAsync(host.Stranger().GetAsync($"{clinic.Root}/chat/files/{file}?token={token}")));
    }

    [Fact]
    public async Task Whoever_asks_for_a_token_hears_how_often_it_may()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var pair = new { apiClient = clinic.Pair.ApiClient, secret = clinic.Pair.Secret };

        Assert.Equal((200, 100, 98), await ToldAsync(host.Stranger().PostAsJsonAsync("/auth/token", pair)));
        Assert.Equal((401, 100, 99), await ToldAsync(host.Stranger().PostAsJsonAsync("/auth/token", pair with { secret = "wrong" })));
    }

    [Fact]
    public async Task A_key_of_the_assistant_hears_what_is_left_of_its_minute()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var administrator = await host.PersonAsync(clinic.Instance.Id, Roles.Administrator);
        var key = (await host.Services.GetRequiredService<AssistantKeyStore>().CreateAsync(administrator, "test")).Key;
        using var http = host.Stranger();
        http.DefaultRequestHeaders.Add("X-API-Key", key);

        Assert.Equal((201, 60, 59), await ToldAsync(http.PostAsJsonAsync("/api/cura/threads", new { })));
        Assert.Equal((400, 60, 58), await ToldAsync(http.PostAsJsonAsync("/api/cura/chat", new { })));
        Assert.Equal((404, 60, 57), await ToldAsync(http.GetAsync("/api/cura/threads/00000")));
    }

    /// <summary>The status, the limit and what is left.</summary>
    private static async Task<(int Status, int Limit, int Remaining)> ToldAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.InRange(Number("RateLimit-Reset"), 1, 300);
        return ((int)answer.StatusCode, Number("RateLimit-Limit"), Number("RateLimit-Remaining"));

        int Number(string header) => int.Parse(answer.Headers.GetValues(header).Single(), CultureInfo.InvariantCulture);
    }

    /// <summary>The program with few calls a minute for each client.</summary>
    public sealed class TightHost : PortalHost
    {
        public TightHost() => Settings["CareChat:RateLimits:PerClientPerMinute"] = "20";
    }
}
