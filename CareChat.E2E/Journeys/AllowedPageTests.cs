using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CareChat.E2E.Infrastructure;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace CareChat.E2E.Journeys;

/// <summary>A page on another port, in a real browser: where a clinic allows it, it reads, asks and listens with credentials of its own.</summary>
public sealed class AllowedPageTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    [Fact]
    public async Task It_reads_asks_and_joins_while_its_origin_is_allowed_and_not_a_moment_longer()
    {
        var instance = await clinic.Portal.InstanceAsync("other-clinic");
        var administrator = await clinic.Portal.PersonAsync(instance.Id, Roles.Administrator);
        var key = (await clinic.Portal.Services.GetRequiredService<AssistantKeyStore>().CreateAsync(administrator, "Website")).Key;
        var token = await TokenAsync(instance);
        await using var elsewhere = await ServeAsync();
        var origin = elsewhere.Urls.First();
        var page = await clinic.OpenWindowAsync();
        await page.GotoAsync(origin);

        Assert.Equal(["refused", "refused", "refused", "refused"], await TryAsync());
        await AllowAsync(origin);
        Assert.Equal(["200", "201", "200", "open"], await TryAsync());
        await AllowAsync("");
        Assert.Equal(["refused", "refused", "refused", "refused"], await TryAsync());
        await page.Context.CloseAsync();

        Task AllowAsync(string origins) => clinic.Portal.Services.GetRequiredService<ClinicSettings>()
            .SaveAsync(administrator, new ClinicView("Other clinic", "911", "", AllowedOrigins: origins));

        Task<string[]> TryAsync() =>
            page.EvaluateAsync<string[]>(Script, new[] { clinic.Portal.Address.ToString().TrimEnd('/'), "/other-clinic/live", token, key });
    }

    /// <summary>What a page can do: a read by chat token, a thread of the assistant, the hub's negotiation, its socket.</summary>
    private const string Script = """
        async ([portal, root, token, key]) => {
          const ask = (path, init) => fetch(portal + path, init).then(a => `${a.status}`, () => 'refused');
          const socket = new Promise(done => {
            const line = new WebSocket(`${portal.replace('http', 'ws')}/hubs/chat?access_token=${token}`);
            line.onopen = () => { line.close(); done('open'); };
            line.onerror = () => done('refused');
          });
          return [
            await ask(`${root}/chat/messages?token=${token}`),
            await ask('/api/cura/threads',
              { method: 'POST', body: '{}', headers: { 'X-API-Key': key, 'Content-Type': 'application/json' } }),
            await ask('/hubs/chat/negotiate?negotiateVersion=1', { method: 'POST', headers: { Authorization: `Bearer ${token}` } }),
            await socket,
          ];
        }
        """;

    /// <summary>A chat token of a patient of an instance, as a program takes it.</summary>
    private async Task<string> TokenAsync(Instance instance)
    {
        var patient = (await clinic.Portal.PatientAsync(instance.Id)).PatientId;
        var pair = await clinic.Portal.WriteAsync(scope => clinic.Portal.Services.GetRequiredService<ApiClientStore>()
            .CreateAsync(scope, Actor.Operator(instance.Id), "Test program", [], instance.Id));
        using var http = new HttpClient { BaseAddress = clinic.Portal.Address };
        var bearer = await TokenAsync(http, "/auth/token", new { apiClient = pair.ApiClient, secret = pair.Secret });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return await TokenAsync(http, $"/other-clinic/live/patients/{patient}/chat/tokens", new { ttlMinutes = 60 });
    }

    private static async Task<string> TokenAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static async Task<WebApplication> ServeAsync()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapFallback((HttpContext http) =>
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            return http.Response.WriteAsync("<!doctype html><title>Elsewhere</title>");
        });
        await app.StartAsync();
        return app;
    }
}
