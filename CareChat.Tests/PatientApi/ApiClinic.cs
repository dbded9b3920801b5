using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>A clinic with a patient, and an outside program that speaks contract A to it over HTTP.</summary>
public sealed class ApiClinic
{
    private ApiClinic(PortalHost host, HttpClient http, Instance instance, Conversation conversation, ApiClientPair pair)
    {
        (Host, Http, Instance, Conversation, Pair) = (host, http, instance, conversation, pair);
    }

    public PortalHost Host { get; }

    /// <summary>Brings the client's bearer token with every request.</summary>
    public HttpClient Http { get; }

    public Instance Instance { get; }

    public Conversation Conversation { get; }

    public ApiClientPair Pair { get; }

    public Guid PatientId => Conversation.PatientId!.Value;

    /// <summary>The address of the instance.</summary>
    public string Root => $"/{Instance.Tenant!.Name}/{Instance.Name}";

    /// <summary>The address of the patient's chat.</summary>
    public string Chat => $"{Root}/patients/{PatientId:D}/chat";

    /// <summary>Opens a clinic of its own with one client.</summary>
    public static async Task<ApiClinic> OpenAsync(PortalHost host, params string[] scopes)
    {
        var instance = await host.InstanceAsync($"clinic-{Guid.NewGuid():N}"[..20]);
        var conversation = await host.PatientAsync(instance.Id);
        var pair = await host.ApiClientAsync(instance.Id, scopes);
        return new ApiClinic(host, await host.BearerAsync(pair), instance, conversation, pair);
    }

    /// <summary>The same patient and instance, with another client of fewer scopes.</summary>
    public async Task<ApiClinic> WithScopesAsync(params string[] scopes)
    {
        var pair = await Host.ApiClientAsync(Instance.Id, scopes);
        return new ApiClinic(Host, await Host.BearerAsync(pair), Instance, Conversation, pair);
    }

    /// <summary>The client's bearer token by itself.</summary>
    public string Bearer() => Http.DefaultRequestHeaders.Authorization!.Parameter!;

    /// <summary>Sends a message.</summary>
    public Task<HttpResponseMessage> SendAsync(string body, string? attachmentId = null) =>
        Http.PostAsJsonAsync(Chat + "/messages", new { body, attachmentId });

    /// <summary>Sends messages one after the other, a second apart; returns their ids.</summary>
    public async Task<List<string>> SendAllAsync(params string[] bodies)
    {
        var ids = new List<string>();
        foreach (var body in bodies)
        {
            var sent = await SendAsync(body);
            ids.Add((await sent.JsonAsync(201)).GetProperty("id").GetString()!);
            Host.Clock.Advance(TimeSpan.FromSeconds(2));
        }
        return ids;
    }

    /// <summary>Uploads a file.</summary>
    public Task<HttpResponseMessage> UploadAsync(byte[] content, string fileName = "rash.jpg", string? key = null)
    {
        var part = new ByteArrayContent(content);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{fileName.Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        form.Add(part);
        var request = new HttpRequestMessage(HttpMethod.Post, Chat + "/files") { Content = form };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return Http.SendAsync(request);
    }

    /// <summary>The smallest JPEG: a header, a scan with these characters in it, an end.</summary>
    public static byte[] Jpeg(string inside = "picture") =>
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0"u8, 0xFF, 0xDA, 0, 2, .. Encoding.UTF8.GetBytes(inside), 0xFF, 0xD9];

    /// <summary>Asks for a chat token.</summary>
    public Task<HttpResponseMessage> MintRawAsync(object? body = null) => Http.PostAsJsonAsync(Chat + "/tokens", body ?? new { });

    /// <summary>Mints a chat token.</summary>
    public async Task<JsonElement> MintAsync(object? body = null) =>
        await (await MintRawAsync(body)).JsonAsync(201);
}

/// <summary>What tests of contract A ask the host for.</summary>
public static class ApiHost
{
    /// <summary>Makes an API client; all scopes where none is named.</summary>
    public static Task<ApiClientPair> ApiClientAsync(this PortalHost host, Guid instanceId, params string[] scopes) =>
        host.WriteAsync(scope => host.Services.GetRequiredService<ApiClientStore>()
            .CreateAsync(scope, Actor.Operator(instanceId), "Test program", scopes, instanceId));

    /// <summary>An HTTP client that knows nobody.</summary>
    public static HttpClient Stranger(this PortalHost host) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

    /// <summary>An HTTP client with a fresh bearer token, taken as an outside program takes it.</summary>
    public static async Task<HttpClient> BearerAsync(this PortalHost host, ApiClientPair pair)
    {
        var http = host.Stranger();
        var answer = await http.PostAsJsonAsync("/auth/token", new { apiClient = pair.ApiClient, secret = pair.Secret });
        var token = (await answer.JsonAsync(200)).GetProperty("token").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    /// <summary>Waits for the one entry of this kind about a patient.</summary>
    public static async Task<AuditEntry> AuditedAsync(this PortalHost host, Guid patientId, string action)
    {
        for (var until = DateTime.UtcNow.AddSeconds(10); ;)
        {
            await using var db = host.Open();
            var entries = await db.AuditEntries.Where(a => a.PatientId == patientId && a.Action == action).ToListAsync();
            if (entries.Count > 0 || DateTime.UtcNow > until) return Assert.Single(entries);
            await Task.Yield();
        }
    }
}
