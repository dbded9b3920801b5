using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Encounters.Api;

/// <summary>On SQLite.</summary>
public sealed class SqliteChatReadingTests(PortalHost host) : ChatReadingTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresChatReadingTests(PostgresPortalHost host) : ChatReadingTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What an agent reads of an encounter's chat (contract C.3).</summary>
public abstract class ChatReadingTests(PortalHost host)
{
    [Fact]
    public async Task Before_the_checkout_the_chat_is_empty_and_the_state_is_real()
    {
        var visit = await Visit.OpenAsync(host);

        var chat = await visit.Http.PollAsync(visit);

        Assert.Equal(["encounterId", "state", "events"], chat.Keys());
        Assert.Equal((visit.Id.ToString("D"), "readyForCheckout"), (chat.Text("encounterId"), chat.Text("state")));
        Assert.Empty(chat.Said());
    }

    [Fact]
    public async Task An_event_says_who_wrote_it_by_which_way_and_whether_it_is_the_patients()
    {
        var visit = await Visit.TakenAsync(host);
        await visit.SayAsync(visit.Nurse, "Any fever since Monday?");
        await visit.SayAsync(visit.Owner, "No fever.");
        await visit.Http.WriteAsync(visit, "And no cough.");
        await host.WriteAsync(scope => Task.FromResult(host.Services.GetRequiredService<MessageStore>().Append(scope, visit.Nurse, ConversationHead.Read(scope, visit.Nurse, visit.Id),
            new NewMessage { Id = Guid.NewGuid(), AuthorKind = AuthorKind.Clinician, AuthorId = visit.Nurse.Id, Source = MessageSource.Api, Body = "Thank you." })));

        var chat = await visit.Http.PollAsync(visit);

        var events = chat.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal("reviewing", chat.Text("state"));
        Assert.Equal(["eventId", "authorId", "author", "type", "message", "createdAt", "source", "isOwn"], events[0].Keys());
        Assert.Equal([("web", false), ("web", true), ("api", true), ("api", false)], events.Select(e => (e.Text("source"), e.GetProperty("isOwn").GetBoolean())));
        Assert.Equal([visit.Nurse.Id, visit.Owner.Id, visit.Owner.Id, visit.Nurse.Id], events.Select(e => e.GetProperty("authorId").GetGuid()));
        var (nurse, owner) = (events[0].GetProperty("author"), events[2].GetProperty("author"));
        Assert.Equal(["id", "email", "clinician"], nurse.Keys());
        Assert.Equal("""{"firstName":"Dana","lastName":"Ortiz","credentials":"RN"}""", nurse.GetProperty("clinician").GetRawText());
        Assert.Equal(["id", "email"], owner.Keys());
        Assert.Equal($"{visit.Owner.Id:N}@example.com", owner.Text("email"));
        Assert.All(events, e => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", e.Text("createdAt")));
        Assert.All(events, e => Assert.Equal("chat", e.Text("type")));
    }

    [Fact]
    public async Task Since_comes_first_and_the_most_recent_of_the_rest_are_kept()
    {
        var visit = await Visit.TakenAsync(host);
        var sent = new List<MessageView>();
        for (var i = 1; i <= 6; i++) sent.Add(await visit.SayAsync(visit.Nurse, $"line {i}"));
        var since = Uri.EscapeDataString(sent[1].SentAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz"));

        Assert.Equal(6, (await visit.Http.PollAsync(visit)).Said().Count());
        Assert.Equal(["line 3", "line 4", "line 5", "line 6"], (await visit.Http.PollAsync(visit, $"?since={since}")).Said());
        Assert.Equal(["line 5", "line 6"], (await visit.Http.PollAsync(visit, "?limit=2")).Said());
        Assert.Equal(["line 6"], (await visit.Http.PollAsync(visit, $"?since={since}&limit=1")).Said());
        Assert.Equal(4, (await visit.Http.PollAsync(visit, $"?since={since}&limit=900")).Said().Count());
        Assert.Empty((await visit.Http.PollAsync(visit, $"?since={Uri.EscapeDataString(sent[5].SentAt.ToString("O"))}")).Said());
    }

    [Theory]
    [InlineData("?limit=0", "limit must be a positive integer")]
    [InlineData("?limit=-3", "limit must be a positive integer")]
    [InlineData("?limit=", "limit must be a positive integer")]
    [InlineData("?limit=ten", "limit must be a positive integer")]
    [InlineData("?since=yesterday", "since must be an RFC3339 timestamp")]
    [InlineData("?since=2026-02-30T00:00:00Z", "since must be an RFC3339 timestamp")]
    [InlineData("?since=2026-02-30", "since must be an RFC3339 timestamp")]
    public async Task A_wrong_query_is_told_so(string query, string error)
    {
        var visit = await Visit.SubmittedAsync(host);

        await visit.Http.GetAsync(visit.Events + query).SaysAsync(400, error);
    }

    [Fact]
    public async Task Since_may_be_a_bare_date()
    {
        var visit = await Visit.TakenAsync(host);
        var sent = await visit.SayAsync(visit.Nurse, "line 1");

        Assert.Equal(["line 1"], (await visit.Http.PollAsync(visit, $"?since={sent.SentAt.UtcDateTime:yyyy-MM-dd}")).Said());
        Assert.Empty((await visit.Http.PollAsync(visit, $"?since={sent.SentAt.UtcDateTime.AddDays(1):yyyy-MM-dd}")).Said());
    }

    [Fact]
    public async Task Neither_the_systems_lines_nor_what_was_taken_back_is_chat()
    {
        var visit = await Visit.TakenAsync(host);
        var wrong = await visit.SayAsync(visit.Nurse, "To the wrong patient");
        await visit.SayAsync(visit.Nurse, "Good morning");
        Assert.Equal(2, (await visit.Http.PollAsync(visit)).Said().Count());

        await host.Services.GetRequiredService<MessageStore>().RetractAsync(visit.Nurse, visit.Id, wrong.Number);
        await visit.CancelAsync();

        var chat = await visit.Http.PollAsync(visit);
        Assert.Equal("canceled", chat.Text("state"));
        Assert.Equal(["Good morning"], chat.Said());
    }

    [Fact]
    public async Task A_poll_that_knows_it_all_gets_304_until_something_changes()
    {
        var visit = await Visit.SubmittedAsync(host);
        var first = await visit.Http.GetAsync(visit.Events);
        var tag = first.Headers.ETag!;

        Assert.Equal(304, await StatusAsync(visit, tag.ToString()));
        await visit.TakeAsync(visit.Nurse);
        Assert.Equal(200, await StatusAsync(visit, tag.ToString()));
        var said = await visit.SayAsync(visit.Nurse, "Hello");
        var second = await visit.Http.GetAsync(visit.Events);
        Assert.Equal(["Hello"], (await second.JsonAsync(200)).Said());
        Assert.Equal(304, await StatusAsync(visit, second.Headers.ETag!.ToString()));
        await host.Services.GetRequiredService<MessageStore>().RetractAsync(visit.Nurse, visit.Id, said.Number);
        Assert.Equal(200, await StatusAsync(visit, second.Headers.ETag!.ToString()));
    }

    [Fact]
    public async Task Reading_is_recorded_and_marks_nothing_as_read()
    {
        var visit = await Visit.TakenAsync(host);
        await visit.SayAsync(visit.Nurse, "Any fever?");

        await visit.Http.PollAsync(visit);

        var entry = await host.AuditedAsync(visit.Owner.PatientId!.Value, "messages.read");
        Assert.Equal((ActorKind.Agent, visit.Id, $"{visit.Id:D}/1-1"), (entry.ActorKind, entry.ActorId, entry.Subject));
        await using var db = host.Open();
        Assert.Equal(1, (await db.Conversations.SingleAsync(c => c.Id == visit.Id)).PatientUnread);
    }

    [Fact]
    public async Task The_thirteenth_poll_in_any_minute_waits_five_seconds_whoever_polls()
    {
        var visit = await Visit.SubmittedAsync(host);
        var key = await visit.KeyAsync();
        for (var i = 1; i <= 12; i++)
        {
            var poll = await (i % 2 == 0 ? key : visit.Http).GetAsync(visit.Events);
            Assert.Equal(200, (int)poll.StatusCode);
            Assert.Equal(("12", $"{12 - i}"), (poll.Headers.GetValues("RateLimit-Limit").Single(), poll.Headers.GetValues("RateLimit-Remaining").Single()));
            host.Clock.Advance(TimeSpan.FromSeconds(4));
        }

        var late = await visit.Http.GetAsync(visit.Events);
        Assert.Equal(TimeSpan.FromSeconds(5), late.Headers.RetryAfter!.Delta);
        Assert.Equal("0", late.Headers.GetValues("RateLimit-Remaining").Single());
        await Task.FromResult(late).SaysAsync(429, "rate limit exceeded, retry after 5 seconds");
        await host.With(new string('0', 64)).GetAsync(visit.Events).SaysAsync(401, "missing or invalid token");
        host.Clock.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal(200, (int)(await visit.Http.GetAsync(visit.Events)).StatusCode);
        Assert.Equal(429, (int)(await visit.Http.GetAsync(visit.Events)).StatusCode);
        host.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(200, (int)(await key.GetAsync(visit.Events)).StatusCode);
    }

    private static async Task<int> StatusAsync(Visit visit, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, visit.Events);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return (int)(await visit.Http.SendAsync(request)).StatusCode;
    }
}
