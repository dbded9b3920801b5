using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Xunit;

namespace CareChat.Tests.Conversations;

/// <summary>What was waiting or urgent when it was closed, and what of that is there again.</summary>
public abstract partial class UrgentInboxTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Closed_it_is_nothing_to_do_and_reopened_by_a_colleague_it_waits_and_is_urgent_as_before(bool isUrgent)
    {
        var (instance, nurse) = await ClinicAsync();
        var conversation = await WritesAsync(instance, "Ada");
        if (isUrgent) await MarkAsync(conversation);
        var before = (await inbox.FindAsync(nurse, conversation.Id))!;

        await conversations.CloseAsync(nurse, conversation.Id, SeenState.Of(before));
        host.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var view in new[] { InboxView.All, InboxView.Mine, InboxView.Unassigned }) Assert.Empty(await IdsAsync(nurse, view));
        Assert.Equal(new InboxCounts(0, 0, 0), await inbox.CountAsync(nurse));
        var closed = Assert.Single((await inbox.PageAsync(nurse, InboxView.Closed, null, 30)).Rows);
        Assert.Equal((false, false, before.UrgentSince), (closed.IsWaiting, closed.IsUrgent, closed.UrgentSince)); // its mark

        await conversations.ReopenAsync(await host.PersonAsync(instance, Roles.Clinician), conversation.Id);
        Assert.Equal(before, await inbox.FindAsync(nurse, conversation.Id));
        Assert.Equal([conversation.Id], await IdsAsync(nurse, InboxView.All));
        Assert.Equal(new InboxCounts(1, 0, 1, Urgent: isUrgent ? 1 : 0), await inbox.CountAsync(nurse));
    }

    [Fact]
    public async Task The_patients_next_words_bring_the_danger_back_as_old_as_it_is_and_wait_since_themselves()
    {
        var (instance, nurse) = await ClinicAsync();
        var conversation = await WritesAsync(instance, "Ada");
        await MarkAsync(conversation);
        var before = (await inbox.FindAsync(nurse, conversation.Id))!;
        await conversations.CloseAsync(nurse, conversation.Id);
        host.Clock.Advance(TimeSpan.FromDays(1));

        await SaysAsync(instance, conversation, "and one more thing");

        var row = (await inbox.FindAsync(nurse, conversation.Id))!;
        Assert.Equal((before.UrgentSince, true, row.LastSentAt), (row.UrgentSince, row.IsUrgent, row.NeedsReplySince));
        host.Clock.Advance(TimeSpan.FromDays(1));
        await SaysAsync(instance, conversation, "is anybody there?");
        Assert.Equal(row.NeedsReplySince, (await inbox.FindAsync(nurse, conversation.Id))!.NeedsReplySince);
    }

    [Fact]
    public async Task What_was_answered_or_seen_to_before_or_while_it_was_closed_does_not_come_back()
    {
        var (instance, nurse) = await ClinicAsync();
        var (answered, seenTo, seenToLater) = (await WritesAsync(instance, "Ada"), await WritesAsync(instance, "Ben"), await WritesAsync(instance, "Cleo"));
        foreach (var conversation in new[] { answered, seenTo, seenToLater }) await MarkAsync(conversation);
        await AnswerAsync(nurse, answered);
        await conversations.EndUrgencyAsync(nurse, seenTo.Id);

        foreach (var conversation in new[] { answered, seenTo, seenToLater }) await conversations.CloseAsync(nurse, conversation.Id);
        await conversations.EndUrgencyAsync(nurse, seenToLater.Id);
        foreach (var conversation in new[] { answered, seenTo, seenToLater }) await conversations.ReopenAsync(nurse, conversation.Id);

        Assert.Equal(new InboxCounts(2, 0, 2), await inbox.CountAsync(nurse));
        Assert.False((await inbox.FindAsync(nurse, answered.Id))!.IsWaiting);
    }

    [Fact]
    public async Task An_answer_into_a_closed_conversation_opens_it_and_ends_both()
    {
        var (instance, nurse) = await ClinicAsync();
        var conversation = await WritesAsync(instance, "Ada");
        await MarkAsync(conversation);
        await conversations.CloseAsync(nurse, conversation.Id);

        await AnswerAsync(nurse, conversation);

        var row = (await inbox.FindAsync(nurse, conversation.Id))!;
        Assert.Equal((null, null, null), (row.ClosedAt, row.UrgentSince, row.NeedsReplySince));
    }

    private async Task SaysAsync(Guid instance, Conversation conversation, string text) =>
        await messages.PostAsync(await host.PersonAsync(instance, Roles.Patient, conversation.PatientId), new PostMessage(conversation.Id, text));
}
