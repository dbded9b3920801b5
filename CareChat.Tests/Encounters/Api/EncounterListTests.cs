using System.Net;
using CareChat.Tests.App;
using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>An account's encounters over REST (contract C.7), and what is open to all (C.10).</summary>
public sealed class EncounterListTests(EncounterHost host) : IClassFixture<EncounterHost>
{
    private const string Door = "/api/v1/encounters";

    [Fact]
    public async Task An_account_lists_its_own_newest_first()
    {
        var (sam, other) = (await KeyHolder.InAsync(host, host.Instance.Id, verified: true, consented: true), await KeyHolder.InAsync(host, host.Instance.Id));
        var old = (await sam.Http.SendAsync(AgentLetters.Incomplete)).Id("encounter_id");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var submitted = (await sam.Http.SendAsync(AgentLetters.Complete, patient: sam.PatientId)).Id("encounter_id");

        var list = (await (await sam.Http.GetAsync(Door)).JsonAsync(200)).EnumerateArray().ToList();

        Assert.Equal([submitted, old], list.Select(e => e.Id("id")));
        Assert.Equal(["id", "userId", "patientId", "state", "expiresAt", "createdAt", "updatedAt", "turnCount", "submission", "billing"], list[0].Keys());
        Assert.Equal(("submitted", "open"), (list[0].Text("state"), list[1].Text("state")));
        Assert.Equal(["submissionId", "querySnapshot", "createdAt"], list[0].GetProperty("submission").Keys());
        Assert.Equal(AgentLetters.Complete, list[0].GetProperty("submission").Text("querySnapshot"));
        Assert.Equal((sam.Id, sam.PatientId), (list[0].Id("userId"), list[0].Id("patientId")));
        Assert.Equal("[]", await other.Http.GetStringAsync(Door));
        var page = (await (await sam.Http.GetAsync($"{Door}?limit=1&before={list[0].Text("createdAt")}")).JsonAsync(200)).EnumerateArray();
        Assert.Equal([old], page.Select(e => e.Id("id")));
    }

    [Fact]
    public async Task Letters_are_shown_oldest_first()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        var first = await sam.Http.SendAsync(AgentLetters.Incomplete);
        await sam.Http.SendAsync(AgentLetters.Complete, first.Text("session_token"));
        var at = $"{Door}/{first.Text("encounter_id")}";

        var turns = (await (await sam.Http.GetAsync(at + "/turns")).JsonAsync(200)).GetProperty("turns").EnumerateArray().ToList();
        var last = await (await sam.Http.GetAsync(at + "/turns?last=1")).JsonAsync(200);
        var latest = await (await sam.Http.GetAsync(at + "/latest-turn")).JsonAsync(200);

        Assert.Equal([1, 2], turns.Select(t => t.GetProperty("query").GetProperty("version").GetInt32()));
        Assert.Equal(["turnId", "query", "response"], turns[0].Keys());
        Assert.Equal(["text", "version", "createdAt"], turns[0].GetProperty("query").Keys());
        Assert.Equal(["evaluation", "options", "evidence", "createdAt"], turns[0].GetProperty("response").Keys());
        Assert.Equal(11, turns[0].GetProperty("response").GetProperty("evaluation").EnumerateObject().Count());
        Assert.Equal(turns[1].ToString(), Assert.Single(last.GetProperty("turns").EnumerateArray().ToList()).ToString());
        Assert.Equal(turns[1].ToString(), latest.ToString());
    }

    [Fact]
    public async Task Its_owner_gives_an_encounter_up_once()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id, verified: true, consented: true);
        var id = (await sam.Http.SendAsync(AgentLetters.Complete, patient: sam.PatientId)).Id("encounter_id");

        var json = await (await sam.Http.PostAsync($"{Door}/{id}/cancel", null)).JsonAsync(200);

        Assert.Equal((id, "canceled"), (json.Id("id"), json.Text("state")));
        await sam.Http.PostAsync($"{Door}/{id}/cancel", null).RefusesAsync(409, "encounter is already closed");
        await using var db = host.Open();
        Assert.True(await db.Messages.AnyAsync(m => m.ConversationId == id && m.AuthorKind == AuthorKind.System));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/turns")]
    [InlineData("GET", "/latest-turn")]
    [InlineData("POST", "/cancel")]
    public async Task Anothers_is_not_there_and_a_stranger_or_somebody_removed_gets_nowhere(string method, string rest)
    {
        var (sam, other) = (await KeyHolder.InAsync(host, host.Instance.Id), await KeyHolder.InAsync(host, host.Instance.Id));
        var id = (await sam.Http.SendAsync(AgentLetters.Incomplete)).Id("encounter_id");
        Task<HttpResponseMessage> Ask(HttpClient http, string which) => http.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"{Door}/{which}{rest}"));

        await Ask(other.Http, id.ToString()).RefusesAsync(404, "encounter not found");
        await Ask(other.Http, Guid.NewGuid().ToString()).RefusesAsync(404, "encounter not found");
        await Ask(other.Http, "nonsense").RefusesAsync(404, "encounter not found");
        await Ask(host.With(null), id.ToString()).RefusesAsync(401, "missing or invalid token");
        await host.Services.GetRequiredService<PersonalKeyStore>().RevokeAsync(sam.Actor, sam.KeyId);
        await Ask(sam.Http, id.ToString()).RefusesAsync(401, "missing or invalid token");
        await using var db = host.Open();
        Assert.Equal(EncounterState.Open, (await db.Encounters.SingleAsync(e => e.Id == id)).State);
    }

    [Theory]
    [InlineData("?limit=0", "limit must be a positive integer")]
    [InlineData("?limit=x", "limit must be a positive integer")]
    [InlineData("?before=yesterday", "before must be an RFC3339 timestamp")]
    public async Task A_wrong_page_is_refused(string query, string error)
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        await sam.Http.GetAsync(Door + query).RefusesAsync(400, error);
    }

    [Fact]
    public async Task A_page_from_elsewhere_cannot_cancel_with_somebodys_cookie()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        var id = (await sam.Http.SendAsync(AgentLetters.Incomplete)).Id("encounter_id");
        var browser = await PortalBrowser.OfAsync(host, sam.Actor);

        Assert.Equal(HttpStatusCode.OK, (await browser.Client(host, withToken: false).GetAsync($"{Door}/{id}")).StatusCode);
        await browser.Client(host, withToken: false).PostAsync($"{Door}/{id}/cancel", null).RefusesAsync(400, "this page is out of date, reload it");
        await (await browser.Client(host).PostAsync($"{Door}/{id}/cancel", null)).JsonAsync(200);
    }

    [Fact]
    public async Task What_is_open_to_all_needs_nothing()
    {
        var http = host.With(null);

        Assert.Equal("""{"results":[],"query":"eczema","total_results":0}""", await http.GetStringAsync("/api/v1/knowledge/search?query=eczema"));
        Assert.Contains("\"amount\":0", await http.GetStringAsync("/api/v1/config/pricing"));
        Assert.Contains("Chest pain", await http.GetStringAsync("/api/v1/config/conditions"));
        await http.GetAsync("/api/v1/knowledge/search").RefusesAsync(400, "query is required");
        await http.GetAsync("/api/v1/knowledge/search?query=x&limit=11").RefusesAsync(400, "limit must be between 1 and 10");
        await http.GetAsync("/api/v1/nothing").RefusesAsync(404, "Resource was not found");
    }
}
