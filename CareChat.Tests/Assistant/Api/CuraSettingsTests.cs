using System.Net.Http.Json;
using CareChat.Tests.App;
using CareChat.Tests.PatientApi;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Assistant.Api;

/// <summary>What the operator can set for contract B.</summary>
public sealed class CuraSettingsTests
{
    [Theory]
    [InlineData("CareChat:Cura:InitialQuestion", "How old are you?", "How old are you?")]
    [InlineData("Cura:InitialQuestion", "true", "To start: are you male or female?")]
    public async Task An_opening_question_counts_as_two_messages(string setting, string value, string question)
    {
        await using var running = await RunningAsync((setting, value));
        using var http = running.Host.Http;

        using var answer = await http.PostAsJsonAsync("/api/cura/threads", new { });
        var made = await answer.JsonAsync(201);

        Assert.Equal(["success", "threadId", "initialMessage", "expiresAt", "messageCount", "message"], made.Keys());
        Assert.Equal((question, 2), (made.Text("initialMessage"), made.GetProperty("messageCount").GetInt32()));
        Assert.Equal(4, (await http.AskAsync(new { message = "Female", threadId = made.Text("threadId") })).GetProperty("messageCount").GetInt32());
    }

    [Fact]
    public async Task A_key_can_stand_in_the_environment()
    {
        await using var running = await RunningAsync(("CURA_API_KEY", "a key of my own"));
        using var http = running.Host.With("a key of my own");

        var thread = await http.ThreadAsync();

        Assert.Equal(2, (await http.AskAsync(new { message = "Hi", threadId = thread })).GetProperty("messageCount").GetInt32());
        await running.Host.With("a key of my owm").ChatAsync(new { message = "Hi" }).FailsAsync(401, "Unauthorized - Invalid API key");
    }

    [Fact]
    public async Task A_key_may_call_so_many_times_a_minute()
    {
        await using var running = await RunningAsync(("CareChat:RateLimits:PerAssistantKeyPerMinute", "3"));
        using var http = running.Host.Http;
        for (var i = 0; i < 3; i++) await http.AskAsync(new { message = "Hi" });

        using var refused = await http.ChatAsync(new { message = "Hi" });

        Assert.Equal("Rate limit exceeded", (await refused.JsonAsync(429)).Text("error"));
        Assert.Equal("60", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal("3", refused.Headers.GetValues("RateLimit-Limit").Single());
        running.Host.Clock.Advance(TimeSpan.FromSeconds(60));
        await http.AskAsync(new { message = "Hi" });
    }

    [Fact]
    public async Task Threads_that_nobody_uses_are_swept_with_their_messages()
    {
        await using var running = await RunningAsync(("CareChat:Assistant:ThreadLifetime", "00:05:00"));
        var host = running.Host;
        await host.Http.AskAsync(new { message = "swept-canary", threadId = await host.Http.ThreadAsync() });
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        await ((Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Web.Assistant.Threads.ThreadStore>(host.Services)).SweepAsync());

        await using var db = host.Open();
        Assert.False(await db.Messages.AnyAsync());
        Assert.False(await db.Conversations.AnyAsync(c => c.Kind == ConversationKind.Assistant));
    }

    [Fact]
    public async Task Whoever_waits_too_long_for_a_thread_is_told_that_it_is_busy()
    {
        await using var running = await RunningAsync(("CareChat:Assistant:BusyWait", "00:00:00.050"));
        var host = running.Host;
        using var http = host.Http;
        var thread = await http.ThreadAsync();
        var (begun, ends) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Answerer.Before = _ =>
        {
            begun.SetResult();
            return ends.Task;
        };
        var first = http.AskAsync(new { message = "Hi", threadId = thread });
        await begun.Task;

        var second = http.ChatAsync(new { message = "Me too", threadId = thread });
        while (!second.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        await second.FailsAsync(409, "Thread is busy");
        ends.SetResult();
        Assert.Equal(2, (await first).GetProperty("messageCount").GetInt32());
    }

    [Fact]
    public async Task Where_every_number_is_taken_there_is_no_new_thread()
    {
        await using var running = await RunningAsync();
        var host = running.Host;
        using var http = host.Http;
        var first = await http.ThreadAsync();
        await host.WriteAsync(async scope =>
        {
            var now = host.Clock.GetUtcNow();
            scope.Db.ChangeTracker.AutoDetectChangesEnabled = false;
            scope.Db.AddRange(Enumerable.Range(10_000, 90_000).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)).Where(n => n != first).Select(n => new AssistantThread
            {
                Conversation = new Conversation { Id = Guid.NewGuid(), InstanceId = host.Instance.Id, Kind = ConversationKind.Assistant, OwnerId = host.Key.KeyId, CreatedAt = now },
                InstanceId = host.Instance.Id,
                Number = n,
                KeyId = host.Key.KeyId,
                LastActivity = now,
                CreatedAt = now,
            }));
            return await scope.Db.SaveChangesAsync();
        });

        await http.PostAsJsonAsync("/api/cura/threads", new { }).FailsAsync(503, "No thread ids available");

        host.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Matches("^[1-9][0-9]{4}$", await http.ThreadAsync());
    }

    private static async Task<Running> RunningAsync(params (string Key, string Value)[] settings)
    {
        var host = new CuraHost();
        foreach (var (key, value) in settings) host.Settings[key] = value;
        await ((IAsyncLifetime)host).InitializeAsync();
        return new Running(host);
    }

    private sealed record Running(CuraHost Host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await ((IAsyncLifetime)Host).DisposeAsync();
    }
}
