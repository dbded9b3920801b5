using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Conversations;

/// <summary>What ends an urgency, and who may.</summary>
public abstract partial class UrgentInboxTests
{
    [Fact]
    public async Task Marking_as_seen_to_ends_the_urgency_not_the_waiting_and_is_written_down()
    {
        var (instance, nurse) = await ClinicAsync();
        var danger = await WritesAsync(instance, "Ada");
        await MarkAsync(danger);

        await conversations.EndUrgencyAsync(nurse, danger.Id);
        await conversations.EndUrgencyAsync(nurse, danger.Id);

        var row = (await inbox.FindAsync(nurse, danger.Id))!;
        Assert.Equal((null, true), (row.UrgentSince, row.IsWaiting));
        await using var db = host.Open();
        var entry = await db.AuditEntries.SingleAsync(a => a.Action == "conversation.urgency_ended" && a.PatientId == danger.PatientId);
        Assert.Equal((nurse.Id, danger.Id.ToString("D")), (entry.ActorId!.Value, entry.Subject));
    }

    [Fact]
    public async Task An_answer_ends_the_urgency_and_undoing_a_closing_brings_it_back()
    {
        var (instance, nurse) = await ClinicAsync();
        var (answered, closed) = (await WritesAsync(instance, "Ada"), await WritesAsync(instance, "Ben"));
        await MarkAsync(answered);
        await MarkAsync(closed);
        var before = (await inbox.FindAsync(nurse, closed.Id))!;

        await AnswerAsync(nurse, answered);
        await conversations.CloseAsync(nurse, closed.Id);
        Assert.Equal(new InboxCounts(0, 0, 0), await inbox.CountAsync(nurse));

        await conversations.ReopenAsync(nurse, closed.Id);
        Assert.Equal(before, await inbox.FindAsync(nurse, closed.Id));
    }

    [Fact]
    public async Task An_answer_ends_no_waiting_and_no_danger_that_its_writer_had_not_read()
    {
        var (instance, nurse) = await ClinicAsync();
        var conversation = await WritesAsync(instance, "Ada");
        var patient = await host.PersonAsync(instance, Roles.Patient, conversation.PatientId);
        await messages.PostAsync(patient, new PostMessage(conversation.Id, "and one more thing"));
        await MarkAsync(conversation);

        await messages.PostAsync(nurse, new PostMessage(conversation.Id, "written on a slow line") { Seen = 1 });
        var unread = (await inbox.FindAsync(nurse, conversation.Id))!;
        await messages.PostAsync(nurse, new PostMessage(conversation.Id, "now I have read it") { Seen = 3 });
        var read = (await inbox.FindAsync(nurse, conversation.Id))!;

        Assert.True(unread.IsWaiting);
        Assert.NotNull(unread.UrgentSince);
        Assert.Equal((false, null), (read.IsWaiting, read.UrgentSince));
    }

    [Fact]
    public async Task Nobody_closes_or_ends_what_was_not_on_the_screen_yet()
    {
        var (instance, nurse) = await ClinicAsync();
        var conversation = await WritesAsync(instance, "Ada");
        var seen = (await inbox.FindAsync(nurse, conversation.Id))!;
        await MarkAsync(conversation);
        var urgent = (await inbox.FindAsync(nurse, conversation.Id))!;

        foreach (var act in new[]
        {
            () => conversations.CloseAsync(nurse, conversation.Id, SeenState.Of(seen)),
            () => conversations.EndUrgencyAsync(nurse, conversation.Id, SeenState.Of(urgent) with { IsForNurse = !urgent.IsForNurse }),
        })
            Assert.Equal("CONVERSATION_MOVED_ON", (await Assert.ThrowsAsync<RefusedException>(act)).Refusal.Code);
        Assert.Equal(urgent, await inbox.FindAsync(nurse, conversation.Id));
        var patient = await host.PersonAsync(instance, Roles.Patient, conversation.PatientId);
        await messages.PostAsync(patient, new PostMessage(conversation.Id, "and this too")); // it waited and was urgent before as well
        foreach (var act in new[]
        {
            () => conversations.CloseAsync(nurse, conversation.Id, SeenState.Of(urgent)),
            () => conversations.EndUrgencyAsync(nurse, conversation.Id, SeenState.Of(urgent)),
        })
            Assert.Equal("CONVERSATION_MOVED_ON", (await Assert.ThrowsAsync<RefusedException>(act)).Refusal.Code);
        var read = (await inbox.FindAsync(nurse, conversation.Id))!;
        await AnswerAsync(nurse, conversation);
        await conversations.CloseAsync(nurse, conversation.Id, SeenState.Of(read)); // what ended meanwhile holds nobody up

        Assert.NotNull((await inbox.FindAsync(nurse, conversation.Id))!.ClosedAt);
    }

    [Fact]
    public async Task Neither_a_stranger_nor_a_patient_nor_someone_removed_a_moment_ago_can_end_the_urgency()
    {
        var (instance, nurse) = await ClinicAsync();
        var (_, stranger) = await ClinicAsync();
        var danger = await WritesAsync(instance, "Ada");
        await MarkAsync(danger);
        var patient = await host.PersonAsync(instance, Roles.Patient, danger.PatientId);
        await host.WriteAsync(scope => scope.Db.Users.Where(p => p.Id == nurse.Id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.DisabledAt, host.Clock.GetUtcNow())));

        foreach (var (actor, kind) in new[] { (stranger, RefusalKind.NotFound), (patient, RefusalKind.NotFound), (nurse, RefusalKind.Unauthorized) })
            Assert.Equal(kind, (await Assert.ThrowsAsync<RefusedException>(() => conversations.EndUrgencyAsync(actor, danger.Id))).Refusal.Kind);
        await using var db = host.Open();
        Assert.NotNull((await db.Conversations.SingleAsync(c => c.Id == danger.Id)).UrgentSince);
    }
}
