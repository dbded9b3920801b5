using System.Net.Http.Headers;
using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>Contract A.0.</summary>
public sealed class BearerTokenTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task A_pair_gets_a_token_that_lives_an_hour()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        using var answer = await TakeAsync(clinic.Pair.ApiClient, clinic.Pair.Secret);
        var token = await answer.JsonAsync(200);
        Assert.Equal(["token", "expiresAt"], token.Keys());
        Assert.Equal(host.Clock.GetUtcNow().AddHours(1), DateTimeOffset.Parse(token.Text("expiresAt")!), TimeSpan.FromSeconds(1));
        Assert.Matches("^VBOP[A-Z0-9]{20}$", clinic.Pair.ApiClient);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());

        host.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, (int)(await clinic.Http.GetAsync(clinic.Chat + "/messages")).StatusCode);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Unauthorized(clinic.Http.GetAsync(clinic.Chat + "/messages"));
        await Unauthorized(Ask(token.Text("token")!, clinic));
    }

    [Fact]
    public async Task A_wrong_pair_is_refused_with_one_answer()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await TakeAsync(clinic.Pair.ApiClient, "wrong").RefusesAsync(401, "INVALID_CREDENTIALS", "AUTH", "API client or secret is wrong");
        await TakeAsync("VBOPNOBODY", clinic.Pair.Secret).RefusesAsync(401, "INVALID_CREDENTIALS", "AUTH", "API client or secret is wrong");
    }

    [Theory]
    [InlineData("""{"secret":"x"}""", "apiClient", "apiClient is required")]
    [InlineData("""{"apiClient":"x"}""", "secret", "secret is required")]
    [InlineData("""{"apiClient":"x","secret":5}""", "secret", "secret must be a string")]
    public async Task A_missing_field_is_named(string raw, string field, string message) =>
        await host.Stranger().PostAsync("/auth/token", Answers.Json(raw)).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", message, field);

    [Fact]
    public async Task The_older_address_gives_the_token_alone()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var other = await ApiClinic.OpenAsync(host);
        var address = $"/{clinic.Instance.Tenant!.Name}/admin/api_clients/{clinic.Pair.ApiClient}";
        using var answer = await host.Stranger().PostAsJsonAsync(address, new { secret = clinic.Pair.Secret });
        var token = await answer.JsonAsync(200);
        Assert.Equal(["token"], token.Keys());
        Assert.Equal(200, (int)(await Ask(token.Text("token")!, clinic)).StatusCode);

        await host.Stranger().PostAsJsonAsync(address, new { secret = "wrong" }).RefusesAsync(401, "INVALID_CREDENTIALS", "AUTH", "API client or secret is wrong");
        await host.Stranger().PostAsJsonAsync(address, new { }).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "secret is required", "secret");
        await host.Stranger().PostAsJsonAsync($"/{other.Instance.Tenant!.Name}/admin/api_clients/{clinic.Pair.ApiClient}", new { secret = clinic.Pair.Secret })
            .RefusesAsync(404, "TENANT_NOT_FOUND", "TENANT", "Tenant was not found");
    }

    [Fact]
    public async Task More_than_100_requests_in_five_minutes_block_the_client_for_five_minutes()
    {
        var instance = await host.InstanceAsync("block");
        var pair = await host.ApiClientAsync(instance.Id);
        var neighbour = await host.ApiClientAsync(instance.Id);
        for (var i = 0; i < 100; i++) Assert.Equal(i % 2 == 0 ? 200 : 401, (int)(await TakeAsync(pair.ApiClient, i % 2 == 0 ? pair.Secret : "wrong")).StatusCode);

        using var blocked = await TakeAsync(pair.ApiClient, pair.Secret);
        await Task.FromResult(blocked).RefusesAsync(429, "RATE_LIMITED", "AUTH", "Too many requests");
        Assert.Equal("300", blocked.Headers.GetValues("Retry-After").Single());
        Assert.Equal("100", blocked.Headers.GetValues("RateLimit-Limit").Single());
        Assert.Equal("0", blocked.Headers.GetValues("RateLimit-Remaining").Single());
        Assert.Equal("300", blocked.Headers.GetValues("RateLimit-Reset").Single());
        Assert.Equal(200, (int)(await TakeAsync(neighbour.ApiClient, neighbour.Secret)).StatusCode);

        host.Clock.Advance(TimeSpan.FromSeconds(299));
        using var still = await TakeAsync(pair.ApiClient, pair.Secret);
        Assert.Equal((429, "1"), ((int)still.StatusCode, still.Headers.GetValues("Retry-After").Single()));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (int)(await TakeAsync(pair.ApiClient, pair.Secret)).StatusCode);
    }

    [Fact]
    public async Task A_strangers_wrong_secrets_do_not_block_the_client_not_even_from_its_own_address()
    {
        var instance = await host.InstanceAsync("stranger");
        var pair = await host.ApiClientAsync(instance.Id);
        Assert.Equal(200, (int)(await TakeAsync(pair.ApiClient, pair.Secret)).StatusCode);
        var answers = new List<int>();
        for (var i = 0; i < 150; i++) answers.Add((int)(await TakeAsync(pair.ApiClient, $"guess {i}")).StatusCode);

        Assert.Equal([.. Enumerable.Repeat(401, 100), .. Enumerable.Repeat(429, 50)], answers);
        Assert.Equal(200, (int)(await TakeAsync(pair.ApiClient, pair.Secret)).StatusCode);
    }

    [Fact]
    public async Task A_name_that_belongs_to_nobody_is_blocked_too()
    {
        for (var i = 0; i < 100; i++) await TakeAsync("VBOPNOTHERE", "x");
        Assert.Equal(429, (int)(await TakeAsync("VBOPNOTHERE", "x")).StatusCode);
    }

    [Fact]
    public async Task A_client_removed_a_moment_ago_reads_and_writes_nothing_more()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        Assert.Equal(201, (int)(await clinic.SendAsync("before")).StatusCode);
        await host.WriteAsync(async scope =>
        {
            await host.Services.GetRequiredService<ApiClientStore>().RevokeAsync(scope, Actor.Operator(clinic.Instance.Id), clinic.Pair.Id);
            return true;
        });
        await Unauthorized(clinic.SendAsync("after"));
        await Unauthorized(clinic.Http.GetAsync(clinic.Chat + "/messages"));
        await TakeAsync(clinic.Pair.ApiClient, clinic.Pair.Secret).RefusesAsync(401, "INVALID_CREDENTIALS", "AUTH", "API client or secret is wrong");
    }

    [Fact]
    public async Task A_client_removed_on_another_node_writes_nothing_more_at_once()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        Assert.Equal(201, (int)(await clinic.SendAsync("before")).StatusCode);
        await host.WriteAsync(scope => scope.Db.ApiClients.Where(c => c.Id == clinic.Pair.Id).ExecuteUpdateAsync(c => c.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));
        await Unauthorized(clinic.SendAsync("after"));
        await Unauthorized(clinic.MintRawAsync());
        await Unauthorized(clinic.UploadAsync(ApiClinic.Jpeg()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")]
    public async Task What_is_no_token_of_ours_opens_nothing(string? token)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await Unauthorized(Ask(token, clinic));
    }

    [Fact]
    public async Task A_token_with_one_letter_changed_opens_nothing()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var good = clinic.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        var middle = good.IndexOf('.') + 20;
        await Unauthorized(Ask(string.Concat(good.AsSpan(0, middle), good[middle] == 'A' ? "B" : "A", good.AsSpan(middle + 1)), clinic));
    }

    private Task<HttpResponseMessage> TakeAsync(string apiClient, string secret) => host.Stranger().PostAsJsonAsync("/auth/token", new { apiClient, secret });

    private Task<HttpResponseMessage> Ask(string? token, ApiClinic clinic)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, clinic.Chat + "/messages");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return host.Stranger().SendAsync(request);
    }

    private static Task Unauthorized(Task<HttpResponseMessage> sent) => sent.RefusesAsync(401, "UNAUTHORIZED", "AUTH", "Token is missing, invalid or expired");
}
