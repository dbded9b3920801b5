using System.Net.Http.Headers;
using System.Text;
using CareChat.Tests.App;
using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>A letter's way in: <c>POST /api/v1/agent/query</c> (contract C.1).</summary>
public sealed class QueryTests(EncounterHost host) : IClassFixture<EncounterHost>
{
    private static readonly string[] EvaluationKeys =
    [
        "chief_complaint_present", "age_and_sex_present", "history_of_present_illness_present", "review_of_systems_present",
        "past_medical_history_present", "allergies_present", "family_history_present", "social_history_present",
        "diagnosis_present", "treatment_plan_present", "request_within_scope",
    ];

    [Theory]
    [InlineData(499, 400)]
    [InlineData(500, 200)]
    [InlineData(10_000, 200)]
    [InlineData(10_001, 400)]
    public async Task A_letter_has_five_hundred_to_ten_thousand_characters(int length, int status)
    {
        using var answer = await host.With(null).QueryAsync(AgentLetters.OfLength(length));

        var json = await answer.JsonAsync(status);
        if (status == 400) Assert.Equal("query must be between 500 and 10000 characters", json.Text("error"));
    }

    [Theory]
    [InlineData("""{}""", "query is required")]
    [InlineData("""{"query":"  "}""", "query is required")]
    [InlineData("""{"query":7}""", "query must be a string")]
    [InlineData("""[]""", "Request body is not a JSON object")]
    [InlineData("""{"query":"short","patient_id":"x"}""", "query must be between 500 and 10000 characters")]
    public async Task What_is_wrong_is_said(string body, string error) =>
        await host.With(null).PostAsync("/api/v1/agent/query", Answers.Json(body)).RefusesAsync(400, error);

    [Fact]
    public async Task Text_without_a_heading_of_a_letter_is_refused() =>
        await host.With(null).QueryAsync(new string('a', 600)).RefusesAsync(400, "query does not look like a clinical letter");

    [Fact]
    public async Task A_body_that_is_no_json_is_refused()
    {
        var form = new StringContent("query=x", Encoding.UTF8, new MediaTypeHeaderValue("text/plain"));
        await host.With(null).PostAsync("/api/v1/agent/query", form).RefusesAsync(415, "Content-Type must be application/json");
    }

    [Fact]
    public async Task An_incomplete_letter_is_told_what_it_lacks()
    {
        var json = await host.With(null).SendAsync(AgentLetters.Incomplete);

        Assert.Equal(["session_token", "encounter_id", "encounter_token", "encounter_expires_at", "evaluation", "final_decision_ready",
            "commentary", "missing_items", "completed_items", "next_steps"], json.Keys());
        Assert.Equal(EvaluationKeys, json.GetProperty("evaluation").Keys());
        Assert.False(json.GetProperty("final_decision_ready").GetBoolean());
        Assert.Equal(["Chief Complaint", "History of Present Illness", "Past Medical History", "Social History"],
            json.GetProperty("completed_items").EnumerateArray().Select(i => i.GetString()));
        Assert.Equal(7, json.GetProperty("missing_items").GetArrayLength());
        Assert.Matches("^s_[A-Za-z0-9_-]{43}$", json.Text("session_token"));
        Assert.Matches("^[0-9a-f]{64}$", json.Text("encounter_token"));
        Assert.Equal(host.Clock.GetUtcNow().AddHours(72), json.GetProperty("encounter_expires_at").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_complete_letter_gets_the_address_of_its_checkout()
    {
        var json = await host.With(null).SendAsync(AgentLetters.Complete);

        Assert.True(json.GetProperty("final_decision_ready").GetBoolean());
        Assert.Empty(json.GetProperty("missing_items").EnumerateArray());
        Assert.All(json.GetProperty("evaluation").EnumerateObject(), c => Assert.True(c.Value.GetBoolean()));
        Assert.Equal($"{host.Address.GetLeftPart(UriPartial.Authority)}/checkout/{json.Text("encounter_id")}?token={json.Text("encounter_token")}", json.Text("checkout_url"));
        Assert.False(json.TryGetProperty("pricing", out _));
        Assert.False(json.TryGetProperty("auto_submit", out _));
        Assert.False(json.TryGetProperty("already_claimed", out _));
    }

    [Fact]
    public async Task An_emergency_is_sent_to_emergency_services()
    {
        var json = await host.With(null).SendAsync(AgentLetters.With(0, "Chest pain since an hour."));

        Assert.Contains("call emergency services", json.Text("next_steps"));
        Assert.False(json.TryGetProperty("checkout_url", out _));
    }

    [Fact]
    public async Task The_same_session_continues_its_encounter_and_the_old_token_opens_nothing_at_once()
    {
        var http = host.With(null);
        var first = await http.SendAsync(AgentLetters.Incomplete);
        var id = first.Id("encounter_id");
        Assert.Equal(200, await host.ChatDoorAsync(id, first.Text("encounter_token")));

        var second = await http.SendAsync(AgentLetters.Complete, first.Text("session_token"));

        Assert.Equal((id, first.Text("session_token")), (second.Id("encounter_id"), second.Text("session_token")));
        Assert.Equal(401, await host.ChatDoorAsync(id, first.Text("encounter_token")));
        Assert.Equal(200, await host.ChatDoorAsync(id, second.Text("encounter_token")));
        Assert.Equal([1, 2], (await host.TurnsOfAsync(id)).Select(t => t.Number));
    }

    [Fact]
    public async Task A_session_that_is_nobodys_is_not_found() =>
        await host.With(null).QueryAsync(AgentLetters.Complete, "s_nobody").RefusesAsync(404, "unknown session_token");

    [Fact]
    public async Task A_wrong_key_is_no_stranger_but_refused()
    {
        await host.With("ak_wrong").QueryAsync(AgentLetters.Complete).RefusesAsync(401, "missing or invalid token");
        await host.With(new string('a', 64)).QueryAsync(AgentLetters.Complete).RefusesAsync(401, "missing or invalid token");
    }

    [Fact]
    public async Task After_seventy_two_hours_the_encounter_is_gone()
    {
        var first = await host.With(null).SendAsync(AgentLetters.Incomplete);
        var (id, session) = (first.Id("encounter_id"), first.Text("session_token"));
        host.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        var second = await host.With(null).SendAsync(AgentLetters.Complete, session);
        Assert.Equal(200, await host.ChatDoorAsync(id, second.Text("encounter_token")));

        host.Clock.Advance(TimeSpan.FromSeconds(2));

        await host.With(null).QueryAsync(AgentLetters.Complete, session).RefusesAsync(410, "encounter expired");
        Assert.Equal(410, await host.ChatDoorAsync(id, second.Text("encounter_token")));
    }

    [Fact]
    public async Task A_retry_with_the_same_key_is_answered_as_the_first_time_and_its_tokens_are_not_in_the_database()
    {
        var http = host.With(null);
        http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await http.SendAsync(AgentLetters.Complete);
        using var again = await http.QueryAsync(AgentLetters.Complete);

        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(first.ToString(), (await again.JsonAsync(200)).ToString());
        Assert.Single(await host.TurnsOfAsync(first.Id("encounter_id")));
        await using var db = host.Open();
        Assert.DoesNotContain(await db.Set<IdempotencyRecord>().Select(r => r.Answer).ToListAsync(), answer => System.Text.Encoding.Latin1.GetString(answer).Contains(first.Text("encounter_token")!));
    }

    [Fact]
    public async Task Strangers_at_one_address_who_chose_the_same_key_each_get_their_own_answer()
    {
        var key = Guid.NewGuid().ToString();
        var (one, two) = (host.With(null), host.With(null));
        one.DefaultRequestHeaders.Add("Idempotency-Key", key);
        two.DefaultRequestHeaders.Add("Idempotency-Key", key);
        var first = await one.SendAsync(AgentLetters.Complete);

        using var second = await two.QueryAsync(AgentLetters.Incomplete);

        Assert.False(second.Headers.Contains("Idempotency-Replayed"));
        Assert.NotEqual(first.Id("encounter_id"), (await second.JsonAsync(200)).Id("encounter_id"));
        Assert.Equal(first.ToString(), (await one.SendAsync(AgentLetters.Complete)).ToString());
    }

    [Fact]
    public async Task With_a_credential_a_key_that_comes_with_another_letter_is_refused()
    {
        using var http = (await KeyHolder.InAsync(host, host.Instance.Id)).Http;
        http.DefaultRequestHeaders.Add("Idempotency-Key", "k");
        await http.SendAsync(AgentLetters.Complete);

        await http.QueryAsync(AgentLetters.Incomplete).RefusesAsync(409, "Idempotency-Key was used with another request");
    }

    [Fact]
    public async Task A_page_from_elsewhere_cannot_send_letters_with_somebodys_cookie()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        var browser = await PortalBrowser.OfAsync(host, sam.Actor);

        await browser.Client(host, withToken: false).QueryAsync(AgentLetters.Complete).RefusesAsync(400, "this page is out of date, reload it");
        var own = await browser.Client(host).SendAsync(AgentLetters.Complete);
        Assert.Equal("pending", own.GetProperty("auto_submit").Text("status"));
    }
}
