using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>On SQLite.</summary>
public sealed class SqliteChatWritingTests(PortalHost host) : ChatWritingTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresChatWritingTests(PostgresPortalHost host) : ChatWritingTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>How an agent writes in an encounter's chat and says what was read (contract C.4, C.5).</summary>
public abstract class ChatWritingTests(PortalHost host)
{
    [Fact]
    public async Task A_message_is_the_patients_and_answers_the_clinicians_question()
    {
        var visit = await Visit.TakenAsync(host);
        await visit.SayAsync(visit.Nurse, "Any fever?");
        Assert.Equal(EncounterState.WaitingForPatientReply, (await visit.ReadAsync()).State);

        using var answer = await (await visit.KeyAsync()).WriteAsync(visit, "  No fever.\r\nNone at all. ");

        var posted = await answer.JsonAsync(201);
        Assert.Equal(("No fever.\r\nNone at all.", "api", true), (posted.Text("message"), posted.Text("source"), posted.GetProperty("isOwn").GetBoolean()));
        Assert.Equal(visit.Owner.Id, posted.GetProperty("author").GetProperty("id").GetGuid());
        Assert.Equal(EncounterState.Reviewing, (await visit.ReadAsync()).State);
        await using var db = host.Open();
        var stored = await db.Messages.SingleAsync(m => m.Id == posted.GetProperty("eventId").GetGuid());
        Assert.Equal((AuthorKind.Patient, MessageSource.Api, 2), (stored.AuthorKind, stored.Source, stored.Number));
    }

    [Theory]
    [InlineData("""{}""", "message is required")]
    [InlineData("""{"message":"  "}""", "message is required")]
    [InlineData("""{"message":"\u200b"}""", "message is required")]
    [InlineData("""{"message":" \u2060\ufeff "}""", "message is required")]
    [InlineData("""{"message":"\u00ad"}""", "message is required")]
    [InlineData("""{"message":"\u202e"}""", "message is required")]
    [InlineData("""{"message":7}""", "message must be a string")]
    [InlineData("""{"message":"a\u0000b"}""", "message contains characters that are not text")]
    [InlineData("""[]""", "Request body is not a JSON object")]
    public async Task A_message_without_text_is_refused(string body, string error)
    {
        var visit = await Visit.SubmittedAsync(host);

        await visit.Http.PostAsync(visit.Events, Answers.Json(body)).SaysAsync(400, error);
    }

    [Fact]
    public async Task Ten_thousand_characters_are_a_message_and_one_more_is_not()
    {
        var visit = await Visit.SubmittedAsync(host);

        Assert.Equal(201, (int)(await visit.Http.WriteAsync(visit, new string('a', 10_000))).StatusCode);
        await visit.Http.WriteAsync(visit, new string('a', 10_001)).SaysAsync(400, "message must be at most 10000 characters");
    }

    [Fact]
    public async Task A_retry_with_the_same_key_says_it_once()
    {
        var visit = await Visit.SubmittedAsync(host);
        var first = await OnceAsync(visit, "No fever.");
        var again = await OnceAsync(visit, "No fever.");

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Single((await visit.Http.PollAsync(visit)).Said());
        await Task.FromResult(await OnceAsync(visit, "Fever.")).SaysAsync(409, "Idempotency-Key was used with another request");
    }

    [Fact]
    public async Task The_thirty_first_message_of_a_minute_waits()
    {
        var visit = await Visit.SubmittedAsync(host);
        for (var i = 1; i <= 30; i++) Assert.Equal(201, (int)(await visit.Http.WriteAsync(visit, $"line {i}")).StatusCode);

        using var late = await visit.Http.WriteAsync(visit, "one more");

        Assert.Equal(429, (int)late.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(60), late.Headers.RetryAfter!.Delta);
        host.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(201, (int)(await visit.Http.WriteAsync(visit, "one more")).StatusCode);
    }

    [Fact]
    public async Task What_is_named_as_read_is_read_by_the_patient_once_and_for_all()
    {
        var visit = await Visit.TakenAsync(host);
        var (one, two) = (await visit.SayAsync(visit.Nurse, "One"), await visit.SayAsync(visit.Nurse, "Two"));
        var own = await visit.SayAsync(visit.Owner, "Mine");

        for (var i = 0; i < 2; i++)
        {
            var answer = await (await visit.Http.MarkAsync(visit, one.Id, two.Id, own.Id, Guid.NewGuid())).JsonAsync(200);
            Assert.Equal("""{"success":true,"readCount":2}""", answer.GetRawText());
        }

        await using var db = host.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.Id == visit.Id);
        Assert.Equal((2, 0), (conversation.PatientReadNumber, conversation.PatientUnread));
        var mark = await db.ReadMarks.SingleAsync(m => m.ConversationId == visit.Id && m.Side == Side.Patient);
        Assert.Equal((2, (Guid?)visit.Owner.Id), (mark.UpToNumber, mark.PersonId));
    }

    [Fact]
    public async Task A_gap_holds_the_mark_until_it_is_named()
    {
        var visit = await Visit.TakenAsync(host);
        var said = new List<Guid>();
        for (var i = 1; i <= 4; i++)
        {
            said.Add((await visit.SayAsync(visit.Nurse, $"line {i}")).Id);
            await visit.SayAsync(visit.Owner, $"answer {i}");
        }

        Assert.Equal(1, await ReadCountAsync(visit, said[0], said[2]));
        Assert.Equal(0, await ReadCountAsync(visit, said[3]));
        Assert.Equal(3, await ReadCountAsync(visit, said[0], said[1], said[2]));
        await using var db = host.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.Id == visit.Id);
        Assert.Equal((5, 1), (conversation.PatientReadNumber, conversation.PatientUnread));
    }

    [Theory]
    [InlineData("""{}""", "eventIds is required")]
    [InlineData("""{"eventIds":[]}""", "eventIds is required")]
    [InlineData("""{"eventIds":"x"}""", "eventIds is required")]
    [InlineData("""{"eventIds":[1]}""", "eventIds must be an array of strings")]
    public async Task Reading_nothing_is_refused(string body, string error)
    {
        var visit = await Visit.SubmittedAsync(host);

        await visit.Http.PostAsync(visit.Events + "/read", Answers.Json(body)).SaysAsync(400, error);
    }

    [Fact]
    public async Task Five_hundred_ids_are_taken_known_or_not_and_one_more_is_not()
    {
        var visit = await Visit.OpenAsync(host);
        var ids = Enumerable.Range(0, 501).Select(_ => Guid.NewGuid()).ToArray();

        Assert.Equal(0, await ReadCountAsync(visit, ids[1..]));
        await visit.Http.MarkAsync(visit, ids).SaysAsync(400, "eventIds must be at most 500 ids");
        await visit.Http.PostAsJsonAsync(visit.Events + "/read", new { eventIds = new[] { "evt_1" } }).ContinueWith(t => t.Result.JsonAsync(200)).Unwrap();
    }

    private static async Task<int> ReadCountAsync(Visit visit, params Guid[] ids) =>
        (await (await visit.Http.MarkAsync(visit, ids)).JsonAsync(200)).GetProperty("readCount").GetInt32();

    private static Task<HttpResponseMessage> OnceAsync(Visit visit, string message)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, visit.Events) { Content = JsonContent.Create(new { message }) };
        request.Headers.Add("Idempotency-Key", "k-1");
        return visit.Http.SendAsync(request);
    }
}
