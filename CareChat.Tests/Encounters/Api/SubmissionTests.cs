using CareChat.Tests.App;
using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>Letters of callers with a key: whose they are, and submission without a checkout (contract C.1).</summary>
public sealed class SubmissionTests(EncounterHost host) : IClassFixture<EncounterHost>
{
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(false, true, true, "patient_required")]
    [InlineData(true, false, true, "patient_not_consented")]
    [InlineData(true, true, false, "patient_not_id_verified")]
    [InlineData(true, false, false, "patient_not_consented", "patient_not_id_verified")]
    public async Task A_letter_is_submitted_at_once_or_it_is_said_what_is_in_the_way(bool named, bool consented, bool verified, params string[] reasons)
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id, verified, consented);

        var json = await sam.Http.SendAsync(AgentLetters.Complete, patient: named ? sam.PatientId : null);

        var auto = json.GetProperty("auto_submit");
        Assert.Equal(reasons.Length == 0 ? "submitted" : "pending", auto.Text("status"));
        Assert.Equal(reasons, auto.TryGetProperty("pending_reasons", out var pending) ? pending.EnumerateArray().Select(r => r.GetString()!) : []);
        Assert.Equal(reasons.Length > 0, json.TryGetProperty("checkout_url", out _));
        Assert.Equal(reasons.Length == 0, json.TryGetProperty("already_claimed", out _));
        await using var db = host.Open();
        Assert.Equal(reasons.Length == 0, await db.Conversations.AnyAsync(c => c.Id == json.Id("encounter_id") && c.OwnerId == sam.Id));
    }

    [Fact]
    public async Task An_incomplete_letter_is_not_submitted()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id, verified: true, consented: true);

        var json = await sam.Http.SendAsync(AgentLetters.Incomplete, patient: sam.PatientId);

        Assert.False(json.TryGetProperty("auto_submit", out _));
        Assert.All(await host.TurnsOfAsync(json.Id("encounter_id")), t => Assert.Null(t.SubmittedAt));
    }

    [Fact]
    public async Task A_second_complete_letter_takes_the_place_of_the_first()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id, verified: true, consented: true);
        var first = await sam.Http.SendAsync(AgentLetters.Complete, patient: sam.PatientId);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var lacking = await sam.Http.SendAsync(AgentLetters.Incomplete, first.Text("session_token"));
        var third = await host.With(null).SendAsync(AgentLetters.CompleteInPlainWords, first.Text("session_token"));

        Assert.True(lacking.GetProperty("already_claimed").GetBoolean());
        Assert.True(third.GetProperty("already_claimed").GetBoolean());
        Assert.True(third.TryGetProperty("checkout_url", out _));
        var turns = await host.TurnsOfAsync(first.Id("encounter_id"));
        Assert.Equal([true, false, false], turns.Select(t => t.ReplacedAt is not null));
        Assert.Equal([true, false, true], turns.Select(t => t.SubmittedAt is not null));
        await using var db = host.Open();
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Action == "encounter.submission_replaced" && a.Subject == turns[0].Id.ToString("D")));
    }

    [Fact]
    public async Task A_patient_is_the_callers_and_never_changes()
    {
        var (sam, other) = (await KeyHolder.InAsync(host, host.Instance.Id), await KeyHolder.InAsync(host, host.Instance.Id));
        var child = await ChildAsync(sam);
        var first = await sam.Http.SendAsync(AgentLetters.Incomplete, patient: sam.PatientId);
        var session = first.Text("session_token");

        await sam.Http.QueryAsync(AgentLetters.Complete, session, other.PatientId).RefusesAsync(404, "patient not found");
        await sam.Http.QueryAsync(AgentLetters.Complete, session, Guid.NewGuid()).RefusesAsync(404, "patient not found");
        await sam.Http.QueryAsync(AgentLetters.Complete, session, child).RefusesAsync(409, "patient_id differs from the encounter's patient");
        await host.With(null).QueryAsync(AgentLetters.Complete, session, sam.PatientId).RefusesAsync(401, "missing or invalid token");
        await sam.Http.SendAsync(AgentLetters.Complete, session, sam.PatientId);
    }

    [Fact]
    public async Task Anothers_session_is_not_found_with_a_key_of_ones_own()
    {
        var (sam, other) = (await KeyHolder.InAsync(host, host.Instance.Id), await KeyHolder.InAsync(host, host.Instance.Id));
        var elsewhere = await KeyHolder.InAsync(host, (await host.InstanceAsync($"t-{Guid.NewGuid():N}")).Id);
        var session = (await sam.Http.SendAsync(AgentLetters.Incomplete)).Text("session_token");
        var nobodys = (await host.With(null).SendAsync(AgentLetters.Incomplete)).Text("session_token");

        await other.Http.QueryAsync(AgentLetters.Complete, session).RefusesAsync(404, "unknown session_token");
        await elsewhere.Http.QueryAsync(AgentLetters.Complete, nobodys).RefusesAsync(404, "unknown session_token");
    }

    [Fact]
    public async Task Whoever_was_removed_sends_nothing_more()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id);
        var first = await sam.Http.SendAsync(AgentLetters.Incomplete);
        await host.DisableAsync(sam.Id);

        await sam.Http.QueryAsync(AgentLetters.Complete).RefusesAsync(401, "missing or invalid token");
        await host.With(null).QueryAsync(AgentLetters.Complete, first.Text("session_token")).RefusesAsync(404, "unknown session_token");
        Assert.Equal(401, await host.ChatDoorAsync(first.Id("encounter_id"), first.Text("encounter_token")));
    }

    [Theory]
    [InlineData(EncounterState.Reviewing, "reviewing")]
    [InlineData(EncounterState.WaitingForPatientReply, "waitingForPatientReply")]
    [InlineData(EncounterState.Completed, "completed")]
    [InlineData(EncounterState.Closed, "closed")]
    [InlineData(EncounterState.Canceled, "canceled")]
    public async Task In_five_states_no_letter_is_taken_and_the_way_on_is_said(EncounterState state, string word)
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id, verified: true, consented: true);
        var first = await sam.Http.SendAsync(AgentLetters.Complete, patient: sam.PatientId);
        var id = first.Id("encounter_id");
        await host.LeadAsync(id, sam.Actor, state);

        using var answer = await host.With(null).QueryAsync(AgentLetters.Complete, first.Text("session_token"));

        var json = await answer.JsonAsync(409);
        var isOver = state is EncounterState.Closed or EncounterState.Canceled;
        string[] keys = ["error", "encounter_id", "session_token", "state", "submission_id", "next_action"];
        Assert.Equal(isOver ? keys : [.. keys, "chat_endpoint"], json.Keys());
        Assert.Equal((id, word), (json.Id("encounter_id"), json.Text("state")));
        Assert.Equal(first.Text("session_token"), json.Text("session_token"));
        Assert.Equal((await host.TurnsOfAsync(id)).Single().Id, json.Id("submission_id"));
        Assert.Equal(isOver ? "start_new_encounter" : "use_chat", json.Text("next_action"));
        if (!isOver) Assert.Equal($"/api/v1/agent/encounters/{id:D}/events", json.Text("chat_endpoint"));
    }

    private Task<Guid> ChildAsync(KeyHolder holder) => host.WriteAsync(async scope =>
    {
        var now = host.Clock.GetUtcNow();
        var child = new Patient
        {
            Id = Guid.NewGuid(),
            InstanceId = host.Instance.Id,
            FirstName = "Kim",
            LastName = "Rivera",
            OwnerId = holder.Id,
            Relationship = Relationship.Child,
            CreatedAt = now,
            UpdatedAt = now,
        };
        scope.Db.Patients.Add(child);
        await scope.Db.SaveChangesAsync();
        return child.Id;
    });
}
