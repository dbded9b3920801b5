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

    public static TheoryData<string> Names => [.. ModelFailures.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_embedded_answer_comes_within_the_timeout_when_the_server(string does)
    {
        var (reason, fail) = ModelFailures.All[does];
        await using var desk = new ModelDesk(Timeout);
        desk.Server.Behaviour = (http, _) => fail(http);
        var watch = Stopwatch.StartNew();

        var answer = await desk.AskAsync("Do I take it with food?", _ => { });

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Timeout + Margin);
        Assert.Equal((ModelDesk.Embedded, "embedded", reason), (answer.Text, answer.Maker, answer.Fallback));
        Assert.Equal(1, desk.Health.Fallbacks(reason));
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
        desk.Server.Behaviour = (http, _) => ModelFailures.All["hangs in its answer"].Do(http);

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
