using System.Diagnostics;
using System.Text.Json;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CareChat.Tests.Assistant.Models;

/// <summary>A model that fails: whatever it does, the embedded answer comes within the timeout and the reason is recorded.</summary>
public sealed class ModelFailureTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>For the machine the tests run on, which may be busy; the timeout itself has no margin.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, (string Reason, Func<HttpContext, Task> Do)> Failures = new()
    {
        ["hangs before its headers"] = (FallbackReason.Timeout, http => ForeverAsync(http)),
        ["hangs in its answer"] = (FallbackReason.Timeout, async http =>
        {
            await ModelServer.SendAsync(http, new { content = "Most people " }, null);
            await ForeverAsync(http);
        }),
        ["drips"] = (FallbackReason.Timeout, async http =>
        {
            for (; ; )
            {
                await ModelServer.SendAsync(http, new { content = "a " }, null);
                await Task.Delay(50, http.RequestAborted);
            }
        }),
        ["drips comments"] = (FallbackReason.Timeout, async http =>
        {
            http.Response.ContentType = "text/event-stream";
            for (; ; )
            {
                await http.Response.WriteAsync(": still here\n\n", http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(50, http.RequestAborted);
            }
        }),
        ["fails"] = (FallbackReason.Error, http => StatusAsync(http, 500)),
        ["knows no key"] = (FallbackReason.Error, http => StatusAsync(http, 401)),
        ["is busy"] = (FallbackReason.Error, http => StatusAsync(http, 429)),
        ["points elsewhere"] = (FallbackReason.Error, http =>
        {
            http.Response.Headers.Location = "http://127.0.0.1:9/v1/chat/completions";
            return StatusAsync(http, 307);
        }),
        ["hangs in its error"] = (FallbackReason.Error, async http =>
        {
            await StatusAsync(http, 500);
            await http.Response.Body.FlushAsync(http.RequestAborted);
            await ForeverAsync(http);
        }),
        ["breaks off"] = (FallbackReason.Error, async http =>
        {
            await ModelServer.SendAsync(http, new { content = "Most people " }, null);
            http.Abort();
        }),
        ["says too many words"] = (FallbackReason.TooLarge, async http =>
        {
            for (var i = 0; i < 10 * 1024; i++) await ModelServer.SendAsync(http, new { content = new string('a', 1000) + " " }, null);
        }),
        ["says one word of 10 MB"] = (FallbackReason.TooLarge, http => ModelServer.SayAsync(http, new string('a', 10 * 1024 * 1024))),
        ["sends 10 MB that are no event"] = (FallbackReason.TooLarge, http => http.Response.WriteAsync(new string('a', 10 * 1024 * 1024), http.RequestAborted)),
        ["fails with 10 MB"] = (FallbackReason.Error, http =>
        {
            http.Response.StatusCode = 500;
            return http.Response.WriteAsync(new string('a', 10 * 1024 * 1024), http.RequestAborted);
        }),
        ["sends broken JSON"] = (FallbackReason.Garbage, http => EventsAsync(http, "data: {\"choices\":[{\"delta\":{\"content\":\n\n")),
        ["sends JSON of another kind"] = (FallbackReason.Garbage, http => EventsAsync(http, "data: [1,2,3]\n\ndata: [DONE]\n\n")),
        ["sends no events"] = (FallbackReason.Garbage, http => EventsAsync(http, "<html><body>Welcome</body></html>")),
        ["says nothing"] = (FallbackReason.Garbage, http => ModelServer.SayAsync(http, "")),
        ["says blanks"] = (FallbackReason.Garbage, http => ModelServer.SayAsync(http, " \n \n ")),
        ["ends in the middle"] = (FallbackReason.Garbage, http => ModelServer.SayAsync(http, "Most people take", finish: "length")),
        ["speaks in JSON"] = (FallbackReason.Garbage, http => ModelServer.SayAsync(http, "{\"answer\": \"Most people take it with food.\"}")),
        ["speaks for another"] = (FallbackReason.Garbage, http => ModelServer.SayAsync(http, "With food. [1]\nUser: and without?\nAssistant: no.")),
        ["is filtered"] = (FallbackReason.Refused, http => ModelServer.SayAsync(http, "Most people", finish: "content_filter")),
        ["refuses by the protocol"] = (FallbackReason.Refused, async http =>
        {
            await ModelServer.SendAsync(http, new { refusal = "I will not answer that." }, null);
            await ModelServer.SayAsync(http, "");
        }),
        ["refuses in words"] = (FallbackReason.Refused, http => ModelServer.SayAsync(http, "I’m sorry, but I can’t assist with that.")),
        ["refuses in Spanish"] = (FallbackReason.Refused, http => ModelServer.SayAsync(http, "Lo siento, pero no puedo ayudar con eso.")),
    };

    public static TheoryData<string> Names => [.. Failures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_embedded_answer_comes_within_the_timeout_when_the_server(string does)
    {
        await using var desk = new ModelDesk(Timeout);
        desk.Server.Behaviour = (http, _) => Failures[does].Do(http);
        var watch = Stopwatch.StartNew();

        var answer = await desk.AskAsync("Do I take it with food?", _ => { });

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Timeout + Margin);
        Assert.Equal((ModelDesk.Embedded, "embedded", Failures[does].Reason), (answer.Text, answer.Maker, answer.Fallback));
        Assert.Equal(1, desk.Health.Fallbacks(Failures[does].Reason));
        Assert.Equal(0, desk.Health.Answers);
        Assert.Single(desk.Server.Requests);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error_and_not_a_wait()
    {
        await using var desk = new ModelDesk(address: "http://127.0.0.1:9/v1");

        var answer = await desk.AskAsync("Do I take it with food?");

        Assert.Equal((ModelDesk.Embedded, FallbackReason.Error), (answer.Text, answer.Fallback));
    }

    [Fact]
    public async Task Who_stops_an_answer_gets_none_and_nothing_is_counted()
    {
        await using var desk = new ModelDesk();
        using var stop = new CancellationTokenSource();
        desk.Server.Behaviour = (http, _) => Failures["hangs in its answer"].Do(http);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.AskAsync("Do I take it with food?", _ => stop.Cancel(), stop.Token));

        Assert.All(FallbackReason.All, reason => Assert.Equal(0, desk.Health.Fallbacks(reason)));
    }

    [Fact]
    public async Task The_log_says_why_and_repeats_nothing_of_what_was_said()
    {
        var log = new Lines();
        await using var desk = new ModelDesk(log: log);
        desk.Server.Behaviour = (http, prompt) =>
        {
            http.Response.StatusCode = 400;
            return http.Response.WriteAsync(JsonSerializer.Serialize(new { error = new { message = prompt.User } }));
        };

        await desk.AskAsync("Do I have a secret-illness?");

        Assert.Equal("The model did not answer (error, ClientResultException); the embedded assistant did.", Assert.Single(log.Written));
    }

    private static async Task ForeverAsync(HttpContext http) => await Task.Delay(System.Threading.Timeout.Infinite, http.RequestAborted);

    private static Task StatusAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync("{\"error\":{\"message\":\"no\"}}", http.RequestAborted);
    }

    private static Task EventsAsync(HttpContext http, string text)
    {
        http.Response.ContentType = "text/event-stream";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }

    /// <summary>A log that keeps its lines, exceptions and all.</summary>
    private sealed class Lines : ILogger<ModelAnswerer>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? failure, Func<TState, Exception?, string> format) =>
            Written.Add(format(state, failure) + failure);
    }
}
