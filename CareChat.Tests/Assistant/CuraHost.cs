using System.Net.Http.Json;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant;

/// <summary>The program with a clinic (<c>acme-health/live</c>), a key of contract B and an answerer the test can look into.</summary>
public class CuraHost : PortalHost, IAsyncLifetime
{
    /// <summary>What answers.</summary>
    public ToldAnswerer Answerer { get; } = new();

    /// <summary>The clinic's instance.</summary>
    public Instance Instance { get; private set; } = new();

    /// <summary>A key of the instance.</summary>
    public NewAssistantKey Key { get; private set; } = null!;

    /// <summary>A client that brings the key.</summary>
    public HttpClient Http => With(Key.Key);

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Instance = await this.InstanceAsync();
        Key = await NewKeyAsync();
    }

    /// <summary>A client that brings a key in the header.</summary>
    public HttpClient With(string key)
    {
        var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.Add("X-API-Key", key);
        return http;
    }

    /// <summary>One more key.</summary>
    public Task<NewAssistantKey> NewKeyAsync(Guid? instanceId = null) =>
        Services.GetRequiredService<AssistantKeyStore>().CreateAsync(Actor.Operator(instanceId ?? Instance.Id), "Test program");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("CareChat:RateLimits:PerAssistantKeyPerMinute", Settings.GetValueOrDefault("CareChat:RateLimits:PerAssistantKeyPerMinute", "100000"));
        builder.ConfigureTestServices(services => services.AddSingleton<IAnswerer>(Answerer));
    }
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresCuraHost : CuraHost
{
    public PostgresCuraHost(PostgresServer server)
    {
        Settings["CareChat:Database:Provider"] = "Postgres";
        Settings["CareChat:Database:ConnectionString"] = server.CreateDatabase();
    }
}

/// <summary>What programs ask of contract B.</summary>
public static class CuraCalls
{
    /// <summary>Asks, with whatever fields.</summary>
    public static Task<HttpResponseMessage> ChatAsync(this HttpClient http, object body) => http.PostAsJsonAsync("/api/cura/chat", body);

    /// <summary>Asks, and returns the answer.</summary>
    public static async Task<JsonElement> AskAsync(this HttpClient http, object body)
    {
        using var answer = await http.ChatAsync(body);
        return await answer.JsonAsync(200);
    }

    /// <summary>Begins a thread and returns its number.</summary>
    public static async Task<string> ThreadAsync(this HttpClient http, object? body = null)
    {
        using var answer = await http.PostAsJsonAsync("/api/cura/threads", body ?? new { });
        return (await answer.JsonAsync(201)).Text("threadId")!;
    }

    /// <summary>Shows a thread.</summary>
    public static async Task<JsonElement> ShowAsync(this HttpClient http, string thread)
    {
        using var answer = await http.GetAsync($"/api/cura/threads/{thread}");
        return (await answer.JsonAsync(200)).GetProperty("thread");
    }

    /// <summary>Requires contract B's error shape (B.1).</summary>
    public static async Task FailsAsync(this Task<HttpResponseMessage> sent, int status, string error)
    {
        using var answer = await sent;
        var json = await answer.JsonAsync(status);
        Assert.Equal(["success", "error"], json.Keys());
        Assert.False(json.GetProperty("success").GetBoolean());
        Assert.Equal(error, json.Text("error"));
    }
}
