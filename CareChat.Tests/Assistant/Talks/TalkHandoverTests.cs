using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Assistant.Talks;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Talks;

/// <summary>On SQLite.</summary>
public sealed class SqliteTalkHandoverTests(TalkHost host) : TalkHandoverTests(host), IClassFixture<TalkHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresTalkHandoverTests(PostgresTalkHost host) : TalkHandoverTests(host), IClassFixture<PostgresTalkHost>;

/// <summary>"Talk to my care team": what of a talk reaches the care team, and how often.</summary>
public abstract class TalkHandoverTests(PortalHost host)
{
    private TalkHandover Handover => host.Services.GetRequiredService<TalkHandover>();

    [Fact]
    public async Task The_care_team_gets_what_was_said_once_however_often_one_presses()
    {
        var room = await TalkRoom.InAsync(host);
        await room.AnswerToAsync("What helps with a cough?");

        var handed = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => HandOverAsync(room))));

        Assert.Single(handed, true);
        var transcript = Assert.Single(await room.MessagesAsync(room.Team.Id));
        Assert.Equal(AuthorKind.System, transcript.AuthorKind);
        Assert.Equal("From a talk with the assistant:\n\nPatient: What helps with a cough?\n\nAssistant (AI): You asked: What helps with a cough?", transcript.Body);
        await using var db = host.Open();
        Assert.NotNull((await db.Conversations.SingleAsync(c => c.Id == room.Team.Id)).NeedsReplySince);
        Assert.Equal(ReplyMakers.Handover, (await db.AssistantReplies.SingleAsync(r => r.MessageId == transcript.Id)).Maker);
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == "talk.handed_over" && e.ActorId == room.Patient.Id));
        Assert.Equal("You gave this talk to your care team.", (await room.MessagesAsync())[^1].Body);
    }

    [Fact]
    public async Task A_later_hand_over_brings_what_was_said_since()
    {
        var room = await TalkRoom.InAsync(host);
        await room.AnswerToAsync("First?");
        Assert.True(await HandOverAsync(room));
        await room.AnswerToAsync("Second?");

        Assert.True(await HandOverAsync(room, "es"));

        var second = (await room.MessagesAsync(room.Team.Id))[^1].Body;
        Assert.Equal("De una conversación con el asistente:\n\nPaciente: Second?\n\nAsistente (IA): You asked: Second?", second);
    }

    [Fact]
    public async Task What_told_of_danger_was_handed_over_by_itself_and_is_not_handed_over_again()
    {
        var room = await TalkRoom.InAsync(host);
        await room.AnswerToAsync("What helps with a cough?");
        await room.AnswerToAsync("I cannot breathe");

        Assert.False(await HandOverAsync(room));
        Assert.StartsWith("Urgent, from a talk", Assert.Single(await room.MessagesAsync(room.Team.Id)).Body, StringComparison.Ordinal);
        await room.AnswerToAsync("It is better now.");
        Assert.True(await HandOverAsync(room));
        Assert.DoesNotContain("breathe", (await room.MessagesAsync(room.Team.Id))[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_talk_hands_nothing_over_and_a_chat_that_is_off_takes_nothing()
    {
        var room = await TalkRoom.InAsync(host);
        Assert.False(await HandOverAsync(room));
        await room.AnswerToAsync("Hello?");
        await host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == room.Patient.PatientId).ExecuteUpdateAsync(p => p.SetProperty(x => x.ChatDisabled, true)));

        Assert.Equal("CHAT_DISABLED", (await Assert.ThrowsAsync<RefusedException>(() => HandOverAsync(room))).Refusal.Code);
        Assert.Empty(await room.MessagesAsync(room.Team.Id));
    }

    private Task<bool> HandOverAsync(TalkRoom room, string language = "en") =>
        Handover.HandOverAsync(room.Patient, room.Id, new ViewerWords(new HttpContextAccessor()) { Language = language });
}
