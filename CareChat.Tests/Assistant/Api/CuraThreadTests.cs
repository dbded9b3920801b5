using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>Threads (contract B.2 to B.6), whatever the database.</summary>
public abstract class CuraThreadTests(CuraHost host)
{
    private const string Gone = "Thread not found or expired";

    [Fact]
    public async Task A_thread_has_five_digits_and_half_an_hour()
    {
        using var http = host.Http;

        using var answer = await http.PostAsJsonAsync("/api/cura/threads", new { metadata = new { source = "web" } });
        var made = await answer.JsonAsync(201);

        Assert.Equal(["success", "threadId", "expiresAt", "messageCount", "message"], made.Keys());
        Assert.Matches("^[1-9][0-9]{4}$", made.Text("threadId"));
        Assert.Equal(0, made.GetProperty("messageCount").GetInt32());
        Assert.Equal(host.Clock.GetUtcNow().AddMinutes(30), made.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Equal("Thread created successfully. Use this threadId in your chat requests.", made.Text("message"));
        var shown = await http.ShowAsync(made.Text("threadId")!);
        Assert.Equal(["threadId", "patientId", "messageCount", "lastActivity", "createdAt", "expiresAt", "metadata"], shown.Keys());
        Assert.Null(shown.Text("patientId"));
        Assert.Equal("web", shown.GetProperty("metadata").Text("source"));
    }

    [Fact]
    public async Task Messages_of_both_sides_are_counted()
    {
        using var http = host.Http;
        var thread = await http.ThreadAsync();

        var first = await http.AskAsync(new { message = "One", threadId = thread });
        var second = await http.AskAsync(new { message = "Two", threadId = int.Parse(thread, System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Equal(["success", "response", "threadId", "messageCount"], first.Keys());
        Assert.Equal((thread, 2), (first.Text("threadId"), first.GetProperty("messageCount").GetInt32()));
        Assert.Equal(4, second.GetProperty("messageCount").GetInt32());
        Assert.Equal(4, (await http.ShowAsync(thread)).GetProperty("messageCount").GetInt32());
    }

    [Fact]
    public async Task A_chat_begins_the_half_hour_anew_and_a_look_does_not()
    {
        using var http = host.Http;
        var thread = await http.ThreadAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(20));
        await http.AskAsync(new { message = "Still here", threadId = thread });
        host.Clock.Advance(TimeSpan.FromMinutes(20));

        var shown = await http.ShowAsync(thread);

        Assert.Equal(shown.GetProperty("lastActivity").GetDateTimeOffset().AddMinutes(30), shown.GetProperty("expiresAt").GetDateTimeOffset());
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await http.GetAsync($"/api/cura/threads/{thread}").FailsAsync(404, Gone);
        await http.ChatAsync(new { message = "Too late", threadId = thread }).FailsAsync(404, Gone);
        await http.DeleteAsync($"/api/cura/threads/{thread}").FailsAsync(404, "Thread not found");
    }

    [Fact]
    public async Task A_deleted_thread_is_gone_with_everything_that_was_said()
    {
        using var http = host.Http;
        var thread = await http.ThreadAsync();
        http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        await http.AskAsync(new { message = "deleted-canary", threadId = thread });
        await using var db = host.Open();
        var id = await db.AssistantThreads.Where(t => t.Number == thread).Select(t => t.ConversationId).SingleAsync();
        Assert.Equal(1, await db.IdempotencyRecords.CountAsync(r => r.SubjectId == id));

        using var deleted = await http.DeleteAsync($"/api/cura/threads/{thread}");

        Assert.Equal("""{"success":true,"message":"Thread deleted successfully"}""", await deleted.Content.ReadAsStringAsync());
        await http.DeleteAsync($"/api/cura/threads/{thread}").FailsAsync(404, "Thread not found");
        await http.GetAsync($"/api/cura/threads/{thread}").FailsAsync(404, Gone);
        Assert.False(await db.Messages.AnyAsync(m => m.Body.Contains("deleted-canary")));
        Assert.False(await db.IdempotencyRecords.AnyAsync(r => r.SubjectId == id));
        Assert.False(await db.AssistantThreads.AnyAsync(t => t.Number == thread));
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Action == "thread.deleted"));
    }

    [Fact]
    public async Task A_thread_is_seen_by_the_key_that_made_it_alone()
    {
        using var http = host.Http;
        var thread = await http.ThreadAsync();
        using var other = host.With((await host.NewKeyAsync()).Key);

        await other.GetAsync($"/api/cura/threads/{thread}").FailsAsync(404, Gone);
        await other.ChatAsync(new { message = "Let me in", threadId = thread }).FailsAsync(404, Gone);
        await other.DeleteAsync($"/api/cura/threads/{thread}").FailsAsync(404, "Thread not found");
        Assert.Equal(0, (await http.ShowAsync(thread)).GetProperty("messageCount").GetInt32());
    }

    [Fact]
    public async Task Whoever_tries_numbers_is_held_off()
    {
        using var http = host.With((await host.NewKeyAsync()).Key);
        for (var i = 0; i < 20; i++) await http.GetAsync("/api/cura/threads/abc").FailsAsync(404, Gone);

        using var held = await http.GetAsync("/api/cura/threads/abc");

        Assert.Equal(429, (int)held.StatusCode);
        Assert.True(held.Headers.Contains("Retry-After"));
    }

    [Fact]
    public async Task The_context_is_the_twenty_messages_before()
    {
        using var http = host.Http;
        var thread = await http.ThreadAsync();
        for (var i = 0; i < 12; i++) await http.AskAsync(new { message = $"turn {i}", threadId = thread });

        await http.AskAsync(new { message = "what-was-before", threadId = thread, conversationHistory = new[] { new { role = "user", content = "ignored" } } });

        var history = host.Answerer.Asked.Single(q => q.Text == "what-was-before").History;
        Assert.Equal(20, history.Count);
        Assert.Equal(("turn 2", "Answer to: turn 11"), (history[0].Text, history[^1].Text));
        Assert.Equal((true, false), (history[0].IsPatient, history[^1].IsPatient));
    }

    [Fact]
    public async Task A_failure_leaves_the_thread_as_it_was()
    {
        using var http = host.Http;
        var thread = await http.ThreadAsync();
        await http.AskAsync(new { message = "fine", threadId = thread });
        var before = await http.ShowAsync(thread);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        host.Answerer.Before = question => question.Text == "fails" ? throw new InvalidOperationException("the model is gone") : Task.CompletedTask;

        await http.ChatAsync(new { message = "fails", threadId = thread }).FailsAsync(500, "Failed to process chat request");
        await http.ChatAsync(new { message = "fails" }).FailsAsync(500, "Failed to process chat request");

        Assert.Equal(before.GetRawText(), (await http.ShowAsync(thread)).GetRawText());
        host.Answerer.Before = _ => Task.CompletedTask;
        var again = await http.AskAsync(new { message = "fails", threadId = thread });
        Assert.Equal(4, again.GetProperty("messageCount").GetInt32());
    }

    [Fact]
    public async Task Two_calls_on_one_thread_are_served_one_after_the_other()
    {
        using var http = host.Http;
        var thread = await http.ThreadAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => http.AskAsync(new { message = $"at once {i}", threadId = thread })));

        Assert.Equal(Enumerable.Range(1, 8).Select(i => 2 * i), answers.Select(a => a.GetProperty("messageCount").GetInt32()).Order());
        Assert.Equal(Enumerable.Range(0, 8).Select(i => 2 * i), host.Answerer.Asked.Where(q => q.Text.StartsWith("at once", StringComparison.Ordinal)).Select(q => q.History.Count).Order());
    }

    [Fact]
    public async Task A_retry_with_the_same_key_is_answered_as_the_first_time()
    {
        using var http = host.Http;
        var thread = await http.ThreadAsync();
        http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await http.AskAsync(new { message = "once", threadId = thread });
        using var second = await http.ChatAsync(new { message = "once", threadId = thread });

        Assert.Equal(first.GetRawText(), (await second.JsonAsync(200)).GetRawText());
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Single(host.Answerer.Asked, q => q.Text == "once");
        await http.ChatAsync(new { message = "another", threadId = thread }).FailsAsync(409, "Idempotency-Key was used with another request");
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteCuraThreadTests(CuraHost host) : CuraThreadTests(host), IClassFixture<CuraHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresCuraThreadTests(PostgresCuraHost host) : CuraThreadTests(host), IClassFixture<PostgresCuraHost>;
