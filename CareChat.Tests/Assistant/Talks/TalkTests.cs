using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Talks;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Talks;

/// <summary>On SQLite.</summary>
public sealed class SqliteTalkTests(TalkHost host) : TalkTests(host), IClassFixture<TalkHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresTalkTests(PostgresTalkHost host) : TalkTests(host), IClassFixture<PostgresTalkHost>;

/// <summary>What a patient's talk with the assistant keeps and knows.</summary>
public abstract class TalkTests(PortalHost host)
{
    private TalkStore Talks => host.Services.GetRequiredService<TalkStore>();

    [Fact]
    public async Task Two_windows_open_one_talk()
    {
        var team = await ChatRoom.InAsync(host);

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Talks.OpenAsync(team.Patient))));

        var id = Assert.Single(opened.Select(t => t!.ConversationId).Distinct());
        await using var db = host.Open();
        var talk = await db.Conversations.SingleAsync(c => c.Id == id);
        Assert.Equal((ConversationKind.Assistant, team.Patient.Id, team.Patient.PatientId), (talk.Kind, talk.OwnerId, talk.PatientId));
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == "talk.opened" && e.ActorId == team.Patient.Id));
        Assert.Null(await Talks.OpenAsync(team.Nurse));
    }

    [Fact]
    public async Task A_question_is_answered_under_the_assistants_own_name_with_its_sources()
    {
        var room = await TalkRoom.InAsync(host);
        var article = await room.ArticleAsync("Cough");
        room.Answerer.Say(room.Patient.InstanceId, _ => new AssistantAnswer("Drink something warm.", [new(article.Id, article.ExternalId, article.Title, article.Source, "")], true, "embedded", "Timeout"));

        var answer = await room.AnswerToAsync("What helps with a cough?");

        Assert.Equal((AuthorKind.Assistant, MessageSource.Auto, null, "Drink something warm."), (answer.AuthorKind, answer.Source, answer.AuthorId, answer.Body));
        await using var db = host.Open();
        var reply = await db.AssistantReplies.SingleAsync(r => r.MessageId == answer.Id);
        Assert.Equal(("embedded", "Timeout", article.Id.ToString(), room.Id), (reply.Maker, reply.Fallback, reply.ArticleIds, reply.ConversationId));
        Assert.Equal(0, (await db.Conversations.SingleAsync(c => c.Id == room.Team.Id)).LastNumber);
    }

    [Fact]
    public async Task An_answer_knows_what_was_just_said_and_the_accounts_own_patient_only()
    {
        var room = await TalkRoom.InAsync(host);
        await host.WriteAsync(async scope =>
        {
            var child = new Patient { Id = Guid.NewGuid(), InstanceId = room.Patient.InstanceId, FirstName = "Ana", OwnerId = room.Patient.Id };
            scope.Db.Patients.Add(child);
            scope.Db.RecordItems.Add(new RecordItem { Id = Guid.NewGuid(), Patient = child, Kind = RecordKind.Medication, Text = "Albuterol", IsActive = true, ExternalId = "1" });
            scope.Db.RecordItems.Add(new RecordItem { Id = Guid.NewGuid(), PatientId = room.Patient.PatientId!.Value, Kind = RecordKind.Medication, Text = "Losartan", IsActive = true, ExternalId = "2" });
            return await scope.Db.SaveChangesAsync();
        });
        await room.AnswerToAsync("long ago");
        host.Clock.Advance(TimeSpan.FromMinutes(31));
        for (var i = 1; i <= 12; i++) await room.AnswerToAsync($"question {i}");

        var asked = room.Answerer.Asked.Last(q => q.InstanceId == room.Patient.InstanceId);
        Assert.Equal("question 12", asked.Text);
        Assert.Equal(20, asked.History.Count);
        Assert.Equal((true, "question 2"), (asked.History[0].IsPatient, asked.History[0].Text));
        Assert.Equal(["Losartan"], asked.Patient!.Medications!.Select(m => m.Text));
        Assert.Equal(["question 1", "You asked: question 1"],
            room.Answerer.Asked.Single(q => q.InstanceId == room.Patient.InstanceId && q.Text == "question 2").History.Select(t => t.Text));
    }

    [Fact]
    public async Task Two_nodes_that_answer_one_question_leave_one_answer()
    {
        var room = await TalkRoom.InAsync(host);
        var held = room.Answerer.Hold(room.Patient.InstanceId);
        var asked = await room.AskAsync("Am I the only one?");
        await held.Begun;
        var question = new AskedQuestion(room.Patient, room.Id, asked.Number);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() =>
            Talks.AnswerAsync(question, new AssistantAnswer($"answer {i}", [], true, "embedded"), default))));
        held.Release();

        Assert.Equal([2], numbers.Where(n => n is not null).Select(n => n!.Value));
        await room.AnswerToAsync("And now?");
        Assert.Equal([1, 2, 3, 4], (await room.MessagesAsync()).Select(m => m.Number));
    }

    [Fact]
    public async Task A_newer_question_is_answered_instead_and_knows_the_one_before()
    {
        var room = await TalkRoom.InAsync(host);
        var held = room.Answerer.Hold(room.Patient.InstanceId);
        await room.AskAsync("May I take it with milk?");
        await held.Begun;

        var answer = await room.AnswerToAsync("I mean the antibiotic.");
        await held.GivenUp;

        Assert.Equal(3, answer.Number);
        Assert.Equal("May I take it with milk?", Assert.Single(room.Answerer.Asked.Last(q => q.InstanceId == room.Patient.InstanceId).History).Text);
        Assert.Equal(3, (await room.MessagesAsync()).Count);
    }

    [Fact]
    public async Task Where_the_assistant_is_off_nothing_can_be_asked_and_nothing_is_lost()
    {
        var room = await TalkRoom.InAsync(host);
        await room.AnswerToAsync("Hello?");

        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == room.Patient.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.AssistantDisabled, true)));
        Assert.Equal("ASSISTANT_OFF", (await Assert.ThrowsAsync<RefusedException>(() => room.AskAsync("Still there?"))).Refusal.Code);
        Assert.False(await Talks.IsOfferedAsync(room.Patient));
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == room.Patient.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.AssistantDisabled, false)));
        Assert.True(await Talks.IsOfferedAsync(room.Patient));
        await host.WriteAsync(scope => scope.Db.Instances.Where(i => i.Id == room.Patient.InstanceId).ExecuteUpdateAsync(p => p.SetProperty(x => x.AssistantDisabled, true)));
        Assert.Equal("ASSISTANT_OFF", (await Assert.ThrowsAsync<RefusedException>(() => room.AskAsync("Still there?"))).Refusal.Code);

        await room.AskAsync("I cannot breathe"); // a cry for help is taken all the same
        Assert.Equal(["Hello?", "You asked: Hello?", "I cannot breathe"], (await room.MessagesAsync()).Select(m => m.Body).Take(3));
        Assert.Equal(4, (await room.MessagesAsync()).Count);
        Assert.Equal(new TalkView(room.Id, "Acme Health", "911", IsOff: true, HasBegun: true), await Talks.OpenAsync(room.Patient));
        await host.Services.GetRequiredService<MessageStore>().PostAsync(room.Patient, new PostMessage(room.Team.Id, "Hello, care team"));
    }
}
