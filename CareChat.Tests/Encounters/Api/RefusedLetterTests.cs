using CareChat.Tests.App;
using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>A refusal of words that tell of danger says whom to call (contract C, beside its own keys).</summary>
public sealed class RefusedLetterTests(EncounterHost host) : IClassFixture<EncounterHost>
{
    private const string InDanger = "He can't breathe and his lips are blue.";

    private static string Letter => AgentLetters.With(2, InDanger);

    [Theory]
    [InlineData(EncounterState.Reviewing, true)]
    [InlineData(EncounterState.WaitingForPatientReply, true)]
    [InlineData(EncounterState.Completed, true)]
    [InlineData(EncounterState.Closed, false)]
    [InlineData(EncounterState.Canceled, false)]
    public async Task Of_a_locked_visit_the_409_says_whom_to_call_and_the_visit_is_urgent(EncounterState state, bool hasChat)
    {
        var (sam, session, id) = await SubmittedAsync();
        await host.LeadAsync(id, sam.Actor, state);

        using var answer = await host.With(null).QueryAsync(Letter, session);

        var json = await answer.JsonAsync(409);
        string[] keys = ["error", "encounter_id", "session_token", "state", "submission_id", "next_action"];
        Assert.Equal([.. keys, .. hasChat ? ["chat_endpoint"] : Array.Empty<string>(), "emergency"], json.Keys());
        Assert.Contains("Call 911 now", json.Text("emergency"));
        Assert.Contains("care team", json.Text("emergency"));
        Assert.NotNull(await UrgentSinceAsync(id));
    }

    [Fact]
    public async Task A_letter_without_headings_or_too_late_is_refused_and_its_danger_is_not()
    {
        var (_, session, id) = await SubmittedAsync();
        var text = InDanger + new string(' ', 10) + new string('x', 500);

        using var plain = await host.With(null).QueryAsync(text, session);

        var json = await plain.JsonAsync(400);
        Assert.Equal(["error", "emergency"], json.Keys());
        Assert.Equal("query does not look like a clinical letter", json.Text("error"));
        Assert.NotNull(await UrgentSinceAsync(id));

        (_, session, id) = await SubmittedAsync();
        host.Clock.Advance(TimeSpan.FromHours(72));
        using var late = await host.With(null).QueryAsync(Letter, session);
        Assert.Equal(["error", "emergency"], (await late.JsonAsync(410)).Keys());
        Assert.NotNull(await UrgentSinceAsync(id));
    }

    [Fact]
    public async Task A_retry_with_the_same_key_calls_people_once()
    {
        var (sam, session, id) = await SubmittedAsync();
        await host.LeadAsync(id, sam.Actor, EncounterState.Reviewing);
        var http = host.With(null);
        http.DefaultRequestHeaders.Add("Idempotency-Key", "danger-1");

        using var first = await http.QueryAsync(Letter, session);
        using var again = await http.QueryAsync(Letter, session);

        Assert.Equal((await first.JsonAsync(409)).GetRawText(), (await again.JsonAsync(409)).GetRawText());
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        await using var db = host.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(a => a.Action == "danger.found" && a.Subject == id.ToString()));
    }

    [Fact]
    public async Task What_is_with_no_clinic_is_answered_with_the_number_alone()
    {
        using var answer = await host.With(null).QueryAsync(InDanger + new string('x', 500));

        var json = await answer.JsonAsync(400);
        Assert.Equal(["error", "emergency"], json.Keys());
        Assert.DoesNotContain("care team", json.Text("emergency")); // nobody has told one
    }

    [Fact]
    public async Task A_message_of_danger_in_a_chat_that_takes_none_is_answered_with_the_number()
    {
        var (open, over) = (await Visit.OpenAsync(host), await Visit.TakenAsync(host));
        await over.CancelAsync();

        foreach (var (visit, status, error) in new[]
        {
            (open, 409, "encounter has not been claimed; the patient must complete checkout first"), (over, 400, "encounter is closed"),
        })
        {
            using var answer = await visit.Http.WriteAsync(visit, InDanger);
            var json = await answer.JsonAsync(status);
            Assert.Equal(["error", "emergency"], json.Keys());
            Assert.Equal(error, json.Text("error"));
            Assert.Contains("Call 911 now", json.Text("emergency"));
        }
    }

    private async Task<(KeyHolder Holder, string Session, Guid Id)> SubmittedAsync()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id, verified: true, consented: true);
        var first = await sam.Http.SendAsync(AgentLetters.Complete, patient: sam.PatientId);
        return (sam, first.Text("session_token")!, first.Id("encounter_id"));
    }

    private async Task<DateTimeOffset?> UrgentSinceAsync(Guid id)
    {
        await using var db = host.Open();
        return (await db.Conversations.SingleAsync(c => c.Id == id)).UrgentSince;
    }
}
