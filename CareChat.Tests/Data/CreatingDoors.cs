using System.Net.Http.Headers;
using System.Text;
using CareChat.Tests.App;
using CareChat.Tests.Encounters;
using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.Tests.Data;

/// <summary>An address that makes something and takes <c>Idempotency-Key</c>.</summary>
/// <param name="Name">What is made there, by whom.</param>
/// <param name="RequestAsync">Makes ready for a new request, and gives what builds it as often as it is sent.</param>
/// <param name="CountAsync">How much was made there so far.</param>
public sealed record CreatingDoor(string Name, Func<Task<Func<HttpRequestMessage>>> RequestAsync, Func<CareChatDb, Task<int>> CountAsync)
{
    /// <summary>How many things one request makes.</summary>
    public int PerRequest { get; init; } = 1;
}

/// <summary>All of them, with people to use them.</summary>
public static class CreatingDoors
{
    private const int OfOneAccount = 15;
    private const string Danger = """{"message":"I have crushing chest pain and I cannot breathe","patientId":"PATIENT"}""";

    /// <summary>Makes the people.</summary>
    public static async Task<IReadOnlyList<CreatingDoor>> OpenAsync(PortalHost host)
    {
        var usual = await host.InstanceAsync(); // where letters without a key go
        return [.. await OfTenantsAsync(host), .. await OfAssistantAsync(host, usual.Id), .. await OfAgentsAsync(host, usual.Id)];
    }

    private static async Task<List<CreatingDoor>> OfTenantsAsync(PortalHost host)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        Func<Task<Func<HttpRequestMessage>>> Json(string path, string body) => () =>
            Task.FromResult(() => Post(path, "Bearer " + clinic.Bearer(), body));
        var (patient, conversation) = (clinic.PatientId, clinic.Conversation.Id);
        return
        [
            new("A message", Json(clinic.Chat + "/messages", """{"body":"once"}"""), db => db.Messages.CountAsync(m => m.ConversationId == conversation)),
            new("A token", Json(clinic.Chat + "/tokens", "{}"), db => db.ChatTokens.CountAsync(t => t.PatientId == patient)),
            new("A patient", Json(clinic.Root + "/patients", """{"firstName":"Pair","lastName":"Once"}"""),
                db => db.Patients.CountAsync(p => p.InstanceId == clinic.Instance.Id && p.FirstName == "Pair")),
            new("A file", () => Task.FromResult(() => File(clinic)), db => db.Attachments.CountAsync(a => a.PatientId == patient)),
        ];
    }

    private static async Task<List<CreatingDoor>> OfAssistantAsync(PortalHost host, Guid instanceId)
    {
        var key = await host.Services.GetRequiredService<AssistantKeyStore>().CreateAsync(Actor.Operator(instanceId), "Pairs");
        var line = await host.PatientAsync(instanceId);
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("X-API-Key", key.Key);
        var made = await (await http.PostAsync("/api/cura/threads", Answers.Json("{}"))).JsonAsync(201);
        var number = made.Text("threadId")!;
        Func<Task<Func<HttpRequestMessage>>> Json(string path, string body) => () => Task.FromResult(() =>
        {
            var request = Post("/api/cura/" + path, null, body);
            request.Headers.Add("X-API-Key", key.Key);
            return request;
        });
        var before = 1; // the thread above
        return
        [
            new("B question", Json("chat", """{"message":"What is a migraine?"}"""), _ => Task.FromResult(0)) { PerRequest = 0 },
            new("B cry for help", Json("chat", Danger.Replace("PATIENT", $"{line.PatientId:D}", StringComparison.Ordinal)),
                db => db.Messages.CountAsync(m => m.ConversationId == line.Id)),
            new("B question on a thread", Json("chat", $$"""{"message":"What is a migraine?","threadId":"{{number}}"}"""), db => db.Messages.CountAsync(m =>
                db.AssistantThreads.Any(t => t.ConversationId == m.ConversationId && t.Number == number && t.InstanceId == instanceId))) { PerRequest = 2 },
            new("B thread", Json("threads", "{}"), async db => await db.AssistantThreads.CountAsync(t => t.InstanceId == instanceId) - before),
            new("B patient", Json("patients", """{"name":"Paul Pair"}"""), db => db.Patients.CountAsync(p => p.InstanceId == instanceId && p.FirstName == "Paul")),
        ];
    }

    private static async Task<List<CreatingDoor>> OfAgentsAsync(PortalHost host, Guid instanceId)
    {
        var visit = await Visit.TakenAsync(host);
        var (holder, left) = (await KeyHolder.InAsync(host, instanceId), OfOneAccount);
        async Task<KeyHolder> HolderAsync()
        {
            if (left-- == 0) (holder, left) = (await KeyHolder.InAsync(host, instanceId), OfOneAccount); // an account has twenty of everything
            return holder;
        }
        Func<Task<Func<HttpRequestMessage>>> Json(string path, string body) => async () =>
        {
            var bearer = "Bearer " + (await HolderAsync()).Key;
            return () => Post("/api/v1/" + path, bearer, body);
        };
        const string person = """{"relationship":"child","firstName":"Pia","lastName":"Pair","dateOfBirth":"2015-03-09","sex":"F"}""";
        var letter = System.Text.Json.JsonSerializer.Serialize(new { query = AgentLetters.Complete });
        return
        [
            new("C letter", Json("agent/query", letter), db => db.EncounterTurns.CountAsync(t => t.Letter == AgentLetters.Complete)),
            new("C message", () => Task.FromResult(() => Post(visit.Events, "Bearer " + visit.Token, """{"message":"No fever."}""")),
                db => db.Messages.CountAsync(m => m.ConversationId == visit.Id)),
            new("C person", Json("patients", person), db => db.Patients.CountAsync(p => p.FirstName == "Pia")),
            new("C key", Json("users/me/api-keys", """{"label":"pair"}"""), db => db.PersonalKeys.CountAsync(k => k.Label == "pair")),
        ];
    }

    private static HttpRequestMessage Post(string path, string? authorization, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Answers.Json(body) };
        if (authorization is not null) request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        return request;
    }

    private static HttpRequestMessage File(ApiClinic clinic)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, clinic.Chat + "/files");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", clinic.Bearer());
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes("a note")), "file", "note.txt" } };
        return request;
    }
}
