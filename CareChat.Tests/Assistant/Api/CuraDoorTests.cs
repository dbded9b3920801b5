using System.Net.Http.Json;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>Who may talk to the assistant from outside (contract B.0, B.1).</summary>
public sealed class CuraDoorTests(CuraHost host) : IClassFixture<CuraHost>
{
    private const string Unauthorized = "Unauthorized - Invalid API key";

    [Theory]
    [InlineData("POST", "/api/cura/chat")]
    [InlineData("POST", "/api/cura/threads")]
    [InlineData("GET", "/api/cura/threads/12345")]
    [InlineData("DELETE", "/api/cura/threads/12345")]
    [InlineData("POST", "/api/cura/patients")]
    [InlineData("GET", "/api/cura/patients/5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11")]
    public async Task A_stranger_is_refused_before_anything_is_read(string method, string address)
    {
        using var stranger = new HttpClient { BaseAddress = host.Address };
        using var guesser = host.With("cura_" + new string('0', 64));

        await stranger.SendAsync(Request(method, address)).FailsAsync(401, Unauthorized);
        await guesser.SendAsync(Request(method, address)).FailsAsync(401, Unauthorized);
    }

    [Theory]
    [InlineData("POST", "/api/cura/chat")]
    [InlineData("POST", "/api/cura/threads")]
    [InlineData("GET", "/api/cura/threads/12345")]
    [InlineData("DELETE", "/api/cura/threads/12345")]
    [InlineData("POST", "/api/cura/patients")]
    [InlineData("GET", "/api/cura/patients/5c0e9a3e-0f0d-4b52-8a52-5c1f6a0a9d11")]
    public async Task A_key_that_was_ended_a_moment_ago_opens_nothing(string method, string address)
    {
        var key = await host.NewKeyAsync();
        using var http = host.With(key.Key);
        Assert.NotEqual(401, (int)(await http.SendAsync(Request(method, address))).StatusCode);

        await host.Services.GetRequiredService<AssistantKeyStore>().RevokeAsync(Actor.Operator(host.Instance.Id), key.KeyId);

        await http.SendAsync(Request(method, address)).FailsAsync(401, Unauthorized);
    }

    [Fact]
    public async Task A_key_is_sent_in_the_header_or_in_the_address_and_the_header_counts()
    {
        using var header = host.Http;
        using var bare = new HttpClient { BaseAddress = host.Address };
        using var wrong = host.With("wrong");

        await header.AskAsync(new { message = "Hello" });
        await (await bare.PostAsJsonAsync($"/api/cura/chat?api_key={host.Key.Key}", new { message = "Hello" })).JsonAsync(200);
        await wrong.PostAsJsonAsync($"/api/cura/chat?api_key={host.Key.Key}", new { message = "Hello" }).FailsAsync(401, Unauthorized);
        await (await header.PostAsJsonAsync("/api/cura/chat?api_key=wrong", new { message = "Hello" })).JsonAsync(200);
    }

    [Fact]
    public async Task A_bearer_token_is_no_key()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", host.Key.Key);

        await http.ChatAsync(new { message = "Hello" }).FailsAsync(401, Unauthorized);
    }

    [Fact]
    public async Task Only_administrators_and_the_operator_make_keys_and_see_them()
    {
        var store = host.Services.GetRequiredService<AssistantKeyStore>();
        var clinician = await Tests.App.Clinic.PersonAsync(host, host.Instance.Id, Roles.Clinician);
        var administrator = await Tests.App.Clinic.PersonAsync(host, host.Instance.Id, Roles.Administrator);

        await Assert.ThrowsAsync<CareChat.Shared.RefusedException>(() => store.CreateAsync(clinician, "Mine"));
        Assert.Empty((await store.PageAsync(clinician, null, new(20))).Rows);
        var made = await store.CreateAsync(administrator, "Website");
        Assert.Contains((await store.PageAsync(administrator, null, new(20))).Rows, k => k.KeyId == made.KeyId && k.Name == "Website" && !k.IsRevoked);
        await Assert.ThrowsAsync<CareChat.Shared.RefusedException>(() => store.RevokeAsync(clinician, made.KeyId));
    }

    [Fact]
    public async Task The_description_needs_no_key_and_names_every_address()
    {
        using var stranger = new HttpClient { BaseAddress = host.Address };

        var document = await (await stranger.GetAsync("/api/cura/openapi.json")).JsonAsync(200);

        Assert.StartsWith("3.1", document.Text("openapi"), StringComparison.Ordinal);
        Assert.Equal(["/api/cura/chat", "/api/cura/patients", "/api/cura/patients/{id}", "/api/cura/threads", "/api/cura/threads/{id}"],
            document.GetProperty("paths").Keys().Order());
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()))
            Assert.Equal(["success", "error"], operation.Value.GetProperty("responses").GetProperty("401").GetProperty("content")
                .GetProperty("application/json").GetProperty("example").Keys());
    }

    [Fact]
    public async Task An_address_nobody_serves_is_answered_in_the_same_shape()
    {
        using var http = host.Http;

        await http.GetAsync("/api/cura/nothing").FailsAsync(404, "Resource was not found");
        await http.GetAsync("/api/cura/chat").FailsAsync(405, "Method is not allowed");
    }

    private static HttpRequestMessage Request(string method, string address) =>
        new(new HttpMethod(method), address) { Content = method == "POST" ? Answers.Json("{}") : null };
}
