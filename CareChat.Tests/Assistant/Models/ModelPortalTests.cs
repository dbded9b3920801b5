using System.Diagnostics;
using System.Text.RegularExpressions;
using CareChat.Tests.App;
using CareChat.Tests.Assistant.Talks;
using CareChat.Tests.PatientApi;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Assistant.Models;
using CareChat.Web.Assistant.Talks;
using CareChat.Web.Escalation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Models;

/// <summary>The configured model through the program's own doors: what it says, and what comes instead where it fails.</summary>
[Collection(RunsAlone.Name)]
public sealed partial class ModelPortalTests(ModelHost host) : IClassFixture<ModelHost>
{
    private const string Asked = "How are gallstones treated?";

    [Fact]
    public async Task Its_answer_comes_with_the_article_it_names_and_is_recorded_as_the_models()
    {
        host.Model.Behaviour = (http, _) => ModelServer.SayAsync(http, "A surgeon can remove the gallbladder. [1]");
        var thread = await host.Http.ThreadAsync();

        var answer = await host.Http.AskAsync(new { message = Asked, threadId = thread });

        Assert.Equal("A surgeon can remove the gallbladder.\n\nSource: Own, Gallstones: treatment", answer.Text("response"));
        Assert.Equal("own/2-2", Assert.Single(answer.GetProperty("sources").EnumerateArray().ToList()).Text("id"));
        Assert.Contains("People can live well without it.", new FencedPrompt(host.Model.Prompts.Last())["passage 1"]);
        Assert.Equal(("model", null), await RecordedAsync(thread));
    }

    [Theory]
    [InlineData("Thank you very much!", "You are welcome. Is there anything else?", "model")]
    [InlineData("Ok, muchas gracias por su ayuda.", "De nada. ¿Algo más?", "model")]
    [InlineData("Hello!", "Hello. What would you like to know?", "model")]
    [InlineData("Thanks. And who must not have it?", "Nobody.", "embedded")]
    [InlineData("hidden", "It is hidden.", "embedded")]
    public async Task Only_a_courtesy_is_answered_without_a_source_after_an_answer_that_had_one(string said, string answer, string maker)
    {
        var thread = await host.Http.ThreadAsync();
        host.Model.Behaviour = (http, _) => ModelServer.SayAsync(http, "A surgeon can remove the gallbladder. [1]");
        await host.Http.AskAsync(new { message = Asked, threadId = thread });
        host.Model.Behaviour = (http, _) => ModelServer.SayAsync(http, answer);

        var second = await host.Http.AskAsync(new { message = said, threadId = thread });

        Assert.Equal(maker, (await RecordedAsync(thread)).Maker);
        Assert.Equal(maker == "model", second.Text("response") == answer);
    }

    /// <summary>All ways to fail at once, told apart by a note each call sends; the time is counted without a margin.</summary>
    [Fact]
    public async Task However_it_fails_the_embedded_answer_comes_within_the_timeout_and_the_reason_is_recorded()
    {
        host.Model.Behaviour = (http, prompt) => ModelFailures.All[Way().Match(prompt.User).Groups[1].Value].Do(http);
        var embedded = await host.Services.GetRequiredService<EmbeddedAnswerer>()
            .AnswerAsync(new Question { InstanceId = host.Instance.Id, Text = Asked }, null, default);
        Assert.StartsWith("Gallstones that cause pain are treated with surgery to remove the gallbladder.", embedded.Text);

        var ends = await Task.WhenAll(ModelFailures.All.Keys.Select(FailAsync));

        Assert.All(ends, end =>
        {
            Assert.Equal((end.Way, embedded.Text, "own/2-2"), (end.Way, end.Text, end.Source));
            Assert.Equal((end.Way, "embedded", ModelFailures.All[end.Way].Reason), (end.Way, end.Maker, end.Fallback));
            Assert.True(end.Took < ModelHost.Timeout, $"{end.Way}: {end.Took}");
        });
        Assert.All(FallbackReason.All, reason => Assert.Contains(ends, end => end.Fallback == reason));
    }

    [Fact]
    public async Task A_question_without_a_thread_leaves_the_reason_in_the_audit_log()
    {
        var patient = await host.PatientAsync(host.Instance.Id);
        host.Model.Behaviour = (http, _) => ModelServer.SayAsync(http, "No passage says this.");

        await host.Http.AskAsync(new { message = Asked, patientId = patient.PatientId });

        Assert.Equal(FallbackReason.Garbage, (await host.AuditedAsync(patient.PatientId!.Value, "assistant.fell_back")).Subject);
    }

    [Fact]
    public async Task A_talk_in_the_portal_shows_what_is_written_before_the_answer_is_whole()
    {
        var room = await TalkRoom.InAsync(host);
        await host.TakeArticlesAsync(room.Patient.InstanceId);
        var seen = new TaskCompletionSource<AnswerProgress>();
        var underWay = host.Services.GetRequiredService<AnswersUnderWay>();
        using var watching = underWay.Watch(room.Id, "en", () =>
        {
            if (underWay.Of(room.Id) is { Text.Length: > 0 } progress) seen.TrySetResult(progress);
        });
        host.Model.Behaviour = async (http, _) =>
        {
            await ModelServer.SendAsync(http, new { role = "assistant", content = "A surgeon can " }, null);
            await seen.Task.WaitAsync(ModelHost.Timeout);
            await ModelServer.SayAsync(http, "remove the gallbladder. [1]");
        };

        var answer = await room.AnswerToAsync(Asked);

        Assert.Equal(new AnswerProgress(answer.Number - 1, "A surgeon can"), await seen.Task);
        Assert.Equal("A surgeon can remove the gallbladder.\n\nSource: Own, Gallstones: treatment", answer.Body);
        await using var db = host.Open();
        Assert.Equal("model", (await db.AssistantReplies.SingleAsync(r => r.MessageId == answer.Id)).Maker);
    }

    private async Task<End> FailAsync(string way)
    {
        var thread = await host.Http.ThreadAsync();
        var watch = Stopwatch.StartNew();
        var answer = await host.Http.AskAsync(new { message = Asked, threadId = thread, patientData = new { notes = new[] { $"It {way}." } } });
        var took = watch.Elapsed;
        var (maker, fallback) = await RecordedAsync(thread);
        return new End(way, answer.Text("response")!, answer.GetProperty("sources")[0].Text("id")!, took, maker, fallback);
    }

    /// <summary>What stands in the database behind the last answer of a thread.</summary>
    private async Task<(string Maker, string? Fallback)> RecordedAsync(string thread)
    {
        await using var db = host.Open();
        var conversation = await db.AssistantThreads.Where(t => t.Number == thread).Select(t => t.ConversationId).SingleAsync();
        var reply = await db.AssistantReplies.AsNoTracking().Where(r => r.ConversationId == conversation).OrderBy(r => r.At).LastAsync();
        return (reply.Maker, reply.Fallback);
    }

    [GeneratedRegex(@"Note: It (.+)\.\n")]
    private static partial Regex Way();

    private sealed record End(string Way, string Text, string Source, TimeSpan Took, string Maker, string? Fallback);
}
