using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Talks;

/// <summary>On SQLite.</summary>
public sealed class SqliteTalkDangerTests(TalkHost host) : TalkDangerTests(host), IClassFixture<TalkHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresTalkDangerTests(PostgresTalkHost host) : TalkDangerTests(host), IClassFixture<PostgresTalkHost>;

/// <summary>What may tell of danger in a talk is not refused: the care team has it.</summary>
public abstract class TalkDangerTests(PortalHost host)
{
    private const string MayBe = "I have been a bit breathless this week";

    [Fact]
    public async Task Where_the_assistant_is_off_the_care_team_has_it_and_nothing_is_answered()
    {
        var room = await TalkRoom.InAsync(host);
        await SwitchOffAsync(room);

        await room.AskAsync(MayBe);

        Assert.Equal(MayBe, Assert.Single(await room.MessagesAsync()).Body);
        Assert.EndsWith(MayBe, Assert.Single(await room.MessagesAsync(room.Team.Id)).Body);
        await using var db = host.Open();
        Assert.True(await db.Conversations.SingleAsync(c => c.Id == room.Team.Id) is { UrgentSince: not null, IsForNurse: true });
        Assert.DoesNotContain(room.Answerer.Asked, q => q.InstanceId == room.Patient.InstanceId);
        Assert.Equal("ASSISTANT_OFF", (await Assert.ThrowsAsync<RefusedException>(() => room.AskAsync("Hello?"))).Refusal.Code);
    }

    [Fact]
    public async Task With_a_file_that_nobody_reads_its_words_count()
    {
        var room = await TalkRoom.InAsync(host);
        using var text = new MemoryStream("my list"u8.ToArray());
        var file = await host.Services.GetRequiredService<AttachmentStore>().UploadAsync(room.Patient, room.Patient.PatientId!.Value, text, "list.txt");

        await host.Services.GetRequiredService<MessageStore>().PostAsync(room.Patient, new PostMessage(room.Id, MayBe, AttachmentId: file.Id));

        Assert.EndsWith(MayBe, Assert.Single(await room.MessagesAsync(room.Team.Id)).Body);
        Assert.StartsWith("This is a question for a nurse", (await room.MessageAsync(2)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_right_after_danger_is_told_whom_to_call_again()
    {
        var room = await TalkRoom.InAsync(host);
        await room.AnswerToAsync("my aunt collapsed and will not wake up");

        var answer = await room.AnswerToAsync("may I rub honey on her gums?");

        Assert.Contains("Call 911 now", answer.Body, StringComparison.Ordinal);
        Assert.Single(await room.MessagesAsync(room.Team.Id)); // the care team was called once
    }

    private Task SwitchOffAsync(TalkRoom room) => host.WriteAsync(scope => scope.Db.Patients.Where(p => p.Id == room.Patient.PatientId)
        .ExecuteUpdateAsync(p => p.SetProperty(x => x.AssistantDisabled, true)));
}
