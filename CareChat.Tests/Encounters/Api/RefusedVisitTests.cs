using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.Encounters.Letters;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>Danger in a letter or message to a visit that is with the care team makes it urgent, whatever the refusal is about.</summary>
public sealed class RefusedVisitTests(EncounterHost host) : IClassFixture<EncounterHost>
{
    private const string InDanger = "He can't breathe and his lips are blue.";
    private const string MayBe = "She has been a bit breathless this week.";

    /// <summary>What is wrong beside the letter, the key, and the status.</summary>
    public static TheoryData<string, string?, int> Wrongs => new()
    {
        { "\"patient_id\":\"x\"", null, 400 },
        { "\"images\":7", null, 400 },
        { "\"images\":[{}]", null, 400 },
        { "\"images\":[{},{},{},{}]", null, 400 },
        { "\"images\":[{\"base64\":\"!\"}]", null, 400 },
        { "\"images\":[{\"base64\":\"aGVsbG8=\"}]", null, 400 },
        { "\"images\":[{\"url\":\"http://127.0.0.1/x.png\"}]", null, 400 },
        { "\"x\":1", new string('k', 200), 400 },
    };

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task A_refused_letter_of_danger_makes_its_visit_urgent_and_says_so(string wrong, string? key, int status)
    {
        var (_, session, id) = await SubmittedAsync();
        var calm = await SendAsync(host.With(null), session, AgentLetters.Complete, wrong, key, status);
        Assert.Equal(["error"], calm.Keys());
        Assert.Null((await ReadAsync(id)).UrgentSince);

        var cry = await SendAsync(host.With(null), session, AgentLetters.With(2, InDanger), wrong, key, status);

        Assert.Equal((calm.Text("error"), true), (cry.Text("error"), cry.Text("emergency")!.Contains("care team", StringComparison.Ordinal)));
        Assert.True(await ReadAsync(id) is { UrgentSince: not null, IsForNurse: false, NeedsReplySince: not null });
        Assert.Contains(InDanger, (await SaidAsync(id))[0]);
        Assert.Single(await host.TurnsOfAsync(id)); // refused is refused
    }

    [Fact]
    public async Task So_does_one_whose_key_was_used_before_and_what_may_be_danger_is_an_item_for_a_nurse()
    {
        var (sam, session, id) = await SubmittedAsync();
        await SendAsync(sam.Http, session, AgentLetters.Complete, "\"x\":1", "used", 200);

        var mayBe = await SendAsync(sam.Http, session, AgentLetters.With(2, MayBe), "\"x\":1", "used", 409);

        Assert.Equal(["error"], mayBe.Keys());
        Assert.True(await ReadAsync(id) is { UrgentSince: not null, IsForNurse: true });
        Assert.Contains("care team", (await SendAsync(sam.Http, session, AgentLetters.With(2, InDanger), "\"x\":1", "used", 409)).Text("emergency"));
        Assert.True(await ReadAsync(id) is { UrgentSince: not null, IsForNurse: false });
    }

    [Fact]
    public async Task Who_may_not_send_letters_to_a_visit_makes_it_no_more_urgent_than_one_that_nobody_has_checked_out()
    {
        var (_, session, id) = await SubmittedAsync();
        var stranger = await KeyHolder.InAsync(host, host.Instance.Id);
        var open = await host.With(null).SendAsync(AgentLetters.Incomplete);

        foreach (var (http, to) in new[] { (stranger.Http, session), (host.With(null), open.Text("session_token")!) })
        {
            var answer = await SendAsync(http, to, AgentLetters.With(2, InDanger), "\"images\":[{\"base64\":\"!\"}]", null, 400);
            Assert.Contains("Call 911 now", answer.Text("emergency"));
            Assert.DoesNotContain("care team", answer.Text("emergency"));
        }
        Assert.Null((await ReadAsync(id)).UrgentSince);
    }

    [Fact]
    public async Task Nobody_fills_a_visit_with_refused_letters()
    {
        var (_, session, id) = await SubmittedAsync();
        for (var i = 0; i < 60; i++) await SendAsync(host.With(null), session, AgentLetters.With(2, InDanger), "\"patient_id\":\"x\"", null, 400);
        var before = (await SaidAsync(id)).Count;

        var answer = await SendAsync(host.With(null), session, AgentLetters.With(2, InDanger), "\"patient_id\":\"x\"", null, 400);

        Assert.Contains("Call 911 now", answer.Text("emergency"));
        Assert.DoesNotContain("care team", answer.Text("emergency"));
        Assert.Equal(before, (await SaidAsync(id)).Count);
    }

    [Theory]
    [InlineData("used", 409)]
    [InlineData("too long", 400)]
    [InlineData("canceled", 400)]
    [InlineData("too late", 410)]
    public async Task A_refused_message_of_danger_makes_its_visit_urgent_and_says_so(string why, int status)
    {
        var visit = await Visit.TakenAsync(host);
        using var first = await visit.PostAsync("No fever.", "used");
        if (why == "canceled") await visit.CancelAsync();
        if (why == "too late") host.Clock.Advance(TimeSpan.FromHours(72));
        var key = why switch { "used" => why, "too long" => new string('k', 129), _ => null };

        using var calm = await visit.PostAsync("A little fever.", key);
        Assert.Equal(["error"], (await calm.JsonAsync(status)).Keys());
        Assert.Null((await ReadAsync(visit.Id)).UrgentSince);
        using var mayBe = await visit.PostAsync(MayBe, key);
        Assert.Equal(["error"], (await mayBe.JsonAsync(status)).Keys());
        Assert.True(await ReadAsync(visit.Id) is { UrgentSince: not null, IsForNurse: true });
        using var cry = await visit.PostAsync(InDanger, key);

        Assert.Contains("care team", (await cry.JsonAsync(status)).Text("emergency"));
        Assert.True(await ReadAsync(visit.Id) is { UrgentSince: not null, IsForNurse: false });
        Assert.Equal(["From a message that was refused:\n\n" + MayBe, "Urgent, from a message that was refused:\n\n" + InDanger],
            (await SaidAsync(visit.Id)).Where(said => said.Contains("refused")));
    }

    private async Task<(KeyHolder Holder, string Session, Guid Id)> SubmittedAsync()
    {
        var sam = await KeyHolder.InAsync(host, host.Instance.Id, verified: true, consented: true);
        var first = await sam.Http.SendAsync(AgentLetters.Complete, patient: sam.PatientId);
        return (sam, first.Text("session_token")!, first.Id("encounter_id"));
    }

    private async Task<Conversation> ReadAsync(Guid id)
    {
        await using var db = host.Open();
        return await db.Conversations.SingleAsync(c => c.Id == id);
    }

    private async Task<List<string>> SaidAsync(Guid id)
    {
        await using var db = host.Open();
        return await db.Messages.Where(m => m.ConversationId == id).OrderBy(m => m.Number).Select(m => m.Body).ToListAsync();
    }

    private static async Task<JsonElement> SendAsync(HttpClient http, string session, string letter, string wrong, string? key, int status)
    {
        var body = $$"""{"query":{{JsonSerializer.Serialize(letter)}},"session_token":"{{session}}",{{wrong}}}""";
        using var answer = await http.PostAsync("/api/v1/agent/query", body, key);
        return await answer.JsonAsync(status);
    }
}
