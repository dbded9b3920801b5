using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Assistant.Talks;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Talks;

/// <summary>Questions whose answer was stopped, failed, or was lost with the program.</summary>
public sealed class UnansweredTests(TalkHost host) : IClassFixture<TalkHost>
{
    private TalkStore Talks => host.Services.GetRequiredService<TalkStore>();

    private TalkAnswers Answers => host.Services.GetRequiredService<TalkAnswers>();

    private AnswersUnderWay UnderWay => host.Services.GetRequiredService<AnswersUnderWay>();

    [Fact]
    public async Task A_stopped_answer_leaves_the_question_and_says_that_it_was_stopped()
    {
        var room = await TalkRoom.InAsync(host);
        var held = room.Answerer.Hold(room.Patient.InstanceId);
        await room.AskAsync("Tell me everything.");
        await held.GrowAsync("First of all");
        Assert.Equal("First of all", UnderWay.Of(room.Id)?.Text);

        await Talks.StopAsync(room.Patient, room.Id, "Stopped.");
        UnderWay.Stop(room.Id);
        await held.GivenUp;

        await Talks.StopAsync(room.Patient, room.Id, "Stopped."); // pressed twice
        await Answers.AskAgainAsync(room.Patient, room.Id, onlyFresh: true); // nothing waits any more
        Assert.Equal(["Tell me everything.", "Stopped."], (await room.MessagesAsync()).Select(m => m.Body));
        Assert.Equal(4, (await room.AnswerToAsync("Something shorter, then.")).Number);
    }

    [Fact]
    public async Task An_answer_that_is_ready_after_the_stop_is_not_said()
    {
        var room = await TalkRoom.InAsync(host);
        var held = room.Answerer.Hold(room.Patient.InstanceId);
        var asked = await room.AskAsync("Tell me everything.");
        await held.Begun;
        await Talks.StopAsync(room.Patient, room.Id, "Stopped.");

        var number = await Talks.AnswerAsync(new AskedQuestion(room.Patient, room.Id, asked.Number), new("Too late.", [], true, "model"), default);
        held.Release();

        Assert.Null(number);
        Assert.Equal("Stopped.", (await room.MessagesAsync())[^1].Body);
    }

    [Fact]
    public async Task A_question_taken_back_is_not_answered()
    {
        var room = await TalkRoom.InAsync(host);
        var held = room.Answerer.Hold(room.Patient.InstanceId);
        var asked = await room.AskAsync("Wrong window.");
        await held.Begun;

        await host.Services.GetRequiredService<MessageStore>().RetractAsync(room.Patient, room.Id, asked.Number);
        held.Release();

        await room.AnswerToAsync("What helps with a cough?");
        Assert.Equal(3, (await room.MessagesAsync()).Count);
        Assert.Empty(room.Answerer.Asked.Last(q => q.InstanceId == room.Patient.InstanceId).History);
    }

    [Fact]
    public async Task A_fresh_question_the_program_left_is_answered_when_the_talk_is_opened_and_an_old_one_when_asked_again()
    {
        var room = await TalkRoom.InAsync(host);
        await LeaveAsync(room, 1, "Are you there?");

        await Answers.AskAgainAsync(room.Patient, room.Id, onlyFresh: true);
        Assert.Equal("You asked: Are you there?", (await room.MessageAsync(2)).Body);

        await LeaveAsync(room, 3, "And now?");
        host.Clock.Advance(TalkAnswers.FreshFor + TimeSpan.FromSeconds(1));
        await Answers.AskAgainAsync(room.Patient, room.Id, onlyFresh: true);
        Assert.Equal(3, (await room.MessagesAsync()).Count);
        await Answers.AskAgainAsync(room.Patient, room.Id, onlyFresh: false);
        Assert.Equal("You asked: And now?", (await room.MessageAsync(4)).Body);
    }

    [Fact]
    public async Task An_answer_that_fails_says_so_to_whoever_looks_and_can_be_asked_for_again()
    {
        var room = await TalkRoom.InAsync(host);
        var changed = new SemaphoreSlim(0);
        using var watching = UnderWay.Watch(room.Id, "es", () => changed.Release());
        room.Answerer.Say(room.Patient.InstanceId, _ => throw new InvalidOperationException("no model"));
        await room.AskAsync("Anybody?");
        while (UnderWay.Of(room.Id) is not { HasFailed: true }) Assert.True(await changed.WaitAsync(TimeSpan.FromSeconds(30)));

        room.Answerer.Say(room.Patient.InstanceId, q => new($"Asked in {q.Language}", [], true, "embedded"));
        await Answers.AskAgainAsync(room.Patient, room.Id, onlyFresh: false);

        Assert.Equal("Asked in es", (await room.MessageAsync(2)).Body);
    }

    [Fact]
    public async Task Whoever_was_removed_a_moment_ago_gets_no_answer()
    {
        var room = await TalkRoom.InAsync(host);
        var held = room.Answerer.Hold(room.Patient.InstanceId);
        var asked = await room.AskAsync("May I ask?");
        await held.Begun;
        await host.WriteAsync(scope => scope.Db.Users.Where(p => p.Id == room.Patient.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.DisabledAt, host.Clock.GetUtcNow())));

        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            Talks.AnswerAsync(new AskedQuestion(room.Patient, room.Id, asked.Number), new("Yes.", [], true, "embedded"), default));
        held.Release();

        Assert.Equal(RefusalKind.Unauthorized, refused.Refusal.Kind);
        Assert.Single(await room.MessagesAsync());
    }

    /// <summary>A question without anybody to answer it, as a program leaves it that ends at the wrong moment.</summary>
    private Task LeaveAsync(TalkRoom room, int number, string text) => host.WriteAsync(scope =>
    {
        var head = ConversationHead.Read(scope, room.Patient, room.Id);
        return Task.FromResult(host.Services.GetRequiredService<MessageStore>().Append(scope, room.Patient, head, new NewMessage
        {
            Id = Guid.NewGuid(),
            AuthorKind = AuthorKind.Patient,
            AuthorId = room.Patient.Id,
            Source = MessageSource.Web,
            Body = text,
        }).Number == number);
    });
}
