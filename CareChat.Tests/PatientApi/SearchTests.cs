using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.Infrastructure;
using Xunit;

namespace CareChat.Tests.PatientApi;

/// <summary>Contract A.6.</summary>
public sealed class SearchTests(PortalHost host) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Messages_are_found_by_all_their_words()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.SendAllAsync("I had a fever on Monday", "No fever today", "La FIÈVRE est partie", "The tablet helped with the headache");

        Assert.Equal(["No fever today", "I had a fever on Monday"], await FoundAsync(clinic, "fever"));
        Assert.Equal(["I had a fever on Monday"], await FoundAsync(clinic, "monday FEVER"));
        Assert.Equal(["La FIÈVRE est partie"], await FoundAsync(clinic, "fievre"));
        Assert.Equal(["The tablet helped with the headache"], await FoundAsync(clinic, "headache tab"));
        Assert.Empty(await FoundAsync(clinic, "tab headache"));
        Assert.Equal(["I had a fever on Monday"], await FoundAsync(clinic, "\"fever on\""));
        Assert.Empty(await FoundAsync(clinic, "\"on fever\""));
    }

    [Theory]
    [InlineData("我胃很痛，吃不下饭", "胃", "胃")]
    [InlineData("薬を飲んだら湿疹が出ました", "湿疹", "湿疹")]
    [InlineData("Take 250mg twice", "250 mg", "250mg")]
    [InlineData("Große Schmerzen", "grosse", "Große")]
    [InlineData("My follow-up is due", "followup", "follow-up")]
    public async Task Other_scripts_and_spellings_are_found_and_marked(string body, string query, string marked)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.SendAllAsync(body);
        using var answer = await SearchAsync(clinic, new { query });
        var row = Assert.Single((await answer.JsonAsync(200)).GetProperty("data").EnumerateArray());
        Assert.Equal(marked, string.Concat(row.GetProperty("highlights").EnumerateArray()
            .Select(h => body.Substring(h.GetProperty("start").GetInt32(), h.GetProperty("length").GetInt32()))));
    }

    [SharedDataFact]
    public async Task The_shared_examples_are_found()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await using var file = File.OpenRead(SharedData.At("..", "cases", "search", "queries.json"));
        foreach (var example in (await JsonDocument.ParseAsync(file)).RootElement.EnumerateArray())
        {
            var body = example.GetProperty("body").GetString()!;
            await clinic.SendAllAsync(body);
            Assert.Contains(body, await FoundAsync(clinic, example.GetProperty("query").GetString()!));
        }
    }

    [Fact]
    public async Task A_row_is_a_message_and_its_highlights()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.SendAllAsync("Is a fever normal? A Fever!");
        using var answer = await SearchAsync(clinic, new { query = "fever" });
        var page = await answer.JsonAsync(200);
        Assert.Equal(["data", "page", "size", "totalElements", "totalPages"], page.Keys());
        Assert.Equal((0, 50, 1, 1), (page.GetProperty("page").GetInt32(), page.GetProperty("size").GetInt32(), page.GetProperty("totalElements").GetInt32(), page.GetProperty("totalPages").GetInt32()));
        var row = page.GetProperty("data")[0];
        Assert.Equal(["id", "patientId", "sender", "body", "sentAt", "readAt", "senderId", "source", "attachment", "highlights"], row.Keys());
        Assert.Equal([(5, 5), (21, 5)], row.GetProperty("highlights").EnumerateArray().Select(h => (h.GetProperty("start").GetInt32(), h.GetProperty("length").GetInt32())));
        Assert.Equal(["start", "length"], row.GetProperty("highlights")[0].Keys());
    }

    [Fact]
    public async Task A_search_stays_in_its_patient_and_its_instance()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        var foreign = await ApiClinic.OpenAsync(host);
        var ada = await host.PatientAsync(clinic.Instance.Id, "Ada");
        await clinic.SendAllAsync("scopeword one");
        await clinic.Http.PostAsJsonAsync($"{clinic.Root}/patients/{ada.PatientId}/chat/messages", new { body = "scopeword two" });
        await foreign.SendAllAsync("scopeword three");

        Assert.Equal(["scopeword two", "scopeword one"], (await FoundAsync(clinic, "scopeword")).OrderDescending());
        using var one = await SearchAsync(clinic, new { query = "scopeword", patientId = ada.PatientId });
        Assert.Equal(["scopeword two"], (await one.JsonAsync(200)).Bodies());
        await SearchAsync(clinic, new { query = "scopeword", patientId = foreign.PatientId }).RefusesAsync(404, "PATIENT_NOT_FOUND", "PATIENT", "Patient was not found");
        await SearchAsync(clinic, new { query = "scopeword", patientId = "pt_1" }).RefusesAsync(404, "PATIENT_NOT_FOUND", "PATIENT", "Patient was not found");
    }

    [Theory]
    [InlineData("""{}""", "query", "query is required")]
    [InlineData("""{"query":"  "}""", "query", "query is required")]
    [InlineData("""{"query":5}""", "query", "query must be a string")]
    [InlineData("""{"query":"x","page":-1}""", "page", "page must be 0 or greater")]
    [InlineData("""{"query":"x","page":"1"}""", "page", "page must be a whole number")]
    [InlineData("""{"query":"x","size":0}""", "size", "size must be 1 or greater")]
    [InlineData("""{"query":"x","patientId":1}""", "patientId", "patientId must be a string")]
    public async Task A_wrong_search_is_refused_by_name(string raw, string field, string message)
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.Http.PostAsync(clinic.Root + "/chat/search", Answers.Json(raw)).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", message, field);
    }

    [Fact]
    public async Task A_query_has_at_most_200_characters_and_any_of_them()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await SearchAsync(clinic, new { query = new string('a', 201) }).RefusesAsync(400, "VALIDATION_ERROR", "CHAT", "query must be at most 200 characters", "query");
        foreach (var query in new[] { new string('a', 200), "\"", "a\"b", "AND", "NEAR(", "*", "-", "💊", "a:b", "'; DROP TABLE" })
            Assert.Equal(200, (int)(await SearchAsync(clinic, new { query })).StatusCode);
    }

    [Fact]
    public async Task Found_messages_come_in_pages()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await clinic.SendAllAsync(Enumerable.Range(1, 5).Select(i => $"paging {i}").ToArray());
        using var page = await SearchAsync(clinic, new { query = "paging", page = 1, size = 2 });
        Assert.Equal(["paging 3", "paging 2"], (await page.JsonAsync(200)).Bodies());
        using var past = await SearchAsync(clinic, new { query = "paging", page = 9_000_000_000_000L, size = 1000 });
        var empty = await past.JsonAsync(200);
        Assert.Empty(empty.Bodies());
        Assert.Equal(100, empty.GetProperty("size").GetInt32());
    }

    [Fact]
    public async Task A_search_is_audited_by_its_hash()
    {
        var clinic = await ApiClinic.OpenAsync(host);
        await SearchAsync(clinic, new { query = "herpes", patientId = clinic.PatientId });
        var entry = await host.AuditedAsync(clinic.PatientId, "messages.searched");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("herpes"))), entry.Subject);
    }

    private static Task<HttpResponseMessage> SearchAsync(ApiClinic clinic, object body) => clinic.Http.PostAsJsonAsync(clinic.Root + "/chat/search", body);

    private static async Task<List<string?>> FoundAsync(ApiClinic clinic, string query)
    {
        using var answer = await SearchAsync(clinic, new { query });
        return (await answer.JsonAsync(200)).Bodies().ToList();
    }
}
