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
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly TimerClock clock = new();

    [Theory]
    [InlineData("hangs before its headers")]
    [InlineData("hangs in its answer")]
    [InlineData("drips")]
    [InlineData("drips comments")]
    public async Task Once_the_models_time_has_passed_the_embedded_answer_comes_and_no_later_when_the_server(string does)
    {
        await using var desk = new ModelDesk(clock: clock);
        var asked = desk.Server.Holds(http => ModelFailures.All[does].Do(http));
        var answering = desk.AskAsync("Do I take it with food?", _ => { });
        await asked;

        clock.Advance(desk.Options.ModelTime);
        var answer = await answering.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal((ModelDesk.Embedded, "embedded", FallbackReason.Timeout), (answer.Text, answer.Maker, answer.Fallback));
        Assert.Equal(clock.GetUtcNow(), desk.Health.LastFallback);
        Assert.Equal((1, 0), (desk.Health.Fallbacks(FallbackReason.Timeout), desk.Health.Answers));
        Assert.Single(desk.Server.Requests);
    }

    [Fact]
    public async Task Until_then_the_model_is_waited_for()
    {
        await using var desk = new ModelDesk(clock: clock);
        var late = new TaskCompletionSource();
        var asked = desk.Server.Holds(async http =>
        {
            await late.Task;
            await ModelServer.SayAsync(http, "Most people take it with food. [1]");
        });
        var answering = desk.AskAsync("Do I take it with food?");
        await asked;

        clock.Advance(desk.Options.ModelTime - Moment);
        late.SetResult();

        Assert.Equal("model", (await answering.WaitAsync(TimeSpan.FromSeconds(30))).Maker);
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
