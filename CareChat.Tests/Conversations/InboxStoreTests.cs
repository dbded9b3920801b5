using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Conversations;

public sealed class InboxStoreTests : IClassFixture<PortalHost>
{
    private readonly PortalHost host;
    private readonly InboxStore inbox;
    private readonly MessageStore messages;
    private readonly ConversationStore conversations;

    public InboxStoreTests(PortalHost host)
    {
        this.host = host;
        inbox = host.Services.GetRequiredService<InboxStore>();
        messages = host.Services.GetRequiredService<MessageStore>();
        conversations = host.Services.GetRequiredService<ConversationStore>();
    }

    [Fact]
    public async Task Who_has_waited_longest_comes_first_then_the_newest_answer()
    {
        var (instance, nurse) = await ClinicAsync("order");
        var first = await WritesAsync(instance, "Ada", "one");
        var second = await WritesAsync(instance, "Ben", "two");
        var third = await WritesAsync(instance, "Cleo", "three");
        var fourth = await WritesAsync(instance, "Dov", "four");
        await AnswerAsync(nurse, second);
        await AnswerAsync(nurse, first);
        await AgainAsync(third, "still waiting");

        var page = await inbox.PageAsync(nurse, InboxView.All, null, 30);

        Assert.Equal([third.Id, fourth.Id, first.Id, second.Id], page.Rows.Select(r => r.Id));
        Assert.Equal([true, true, false, false], page.Rows.Select(r => r.IsWaiting));
        Assert.Equal(2, page.Rows[0].Unread);
        Assert.Equal("still waiting", page.Rows[0].Last!.For(nurse));
        Assert.Equal("You: answered", page.Rows[2].Last!.For(nurse));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Each_view_holds_its_own_conversations_and_counts_those_who_wait()
    {
        var (instance, nurse) = await ClinicAsync("views");
        var colleague = await host.PersonAsync(instance, Roles.Clinician);
        await host.PatientAsync(instance, "Never", "Wrote");
        var free = await WritesAsync(instance, "Free", "hello");
        var mine = await WritesAsync(instance, "Mine", "hello");
        var theirs = await WritesAsync(instance, "Theirs", "hello");
        var closed = await WritesAsync(instance, "Closed", "hello");
        await conversations.TakeAsync(nurse, mine.Id, null);
        await conversations.AssignAsync(nurse, theirs.Id, colleague.Id);
        await conversations.CloseAsync(nurse, closed.Id);

        Assert.Equal([free.Id, mine.Id, theirs.Id], await IdsAsync(nurse, InboxView.All));
        Assert.Equal([free.Id], await IdsAsync(nurse, InboxView.Unassigned));
        Assert.Equal([mine.Id], await IdsAsync(nurse, InboxView.Mine));
        Assert.Equal([closed.Id], await IdsAsync(nurse, InboxView.Closed));
        Assert.Equal(new InboxCounts(All: 3, Mine: 1, Unassigned: 1), await inbox.CountAsync(nurse));
    }

    [Fact]
    public async Task A_page_goes_on_where_the_last_one_ended_while_messages_arrive()
    {
        var (instance, nurse) = await ClinicAsync("cursor");
        var all = new List<Conversation>();
        for (var i = 0; i < 9; i++) all.Add(await WritesAsync(instance, $"P{i}", "hello"));
        for (var i = 0; i < 5; i++) await AnswerAsync(nurse, all[i]);

        var seen = new List<Guid>();
        var page = await inbox.PageAsync(nurse, InboxView.All, null, 2);
        seen.AddRange(page.Rows.Select(r => r.Id));
        await AgainAsync(all[5], "again");
        await WritesAsync(instance, "New", "just arrived");
        while (page.Next is { } next)
        {
            page = await inbox.PageAsync(nurse, InboxView.All, next, 2);
            Assert.True(page.Rows.Count is 1 or 2);
            seen.AddRange(page.Rows.Select(r => r.Id));
        }

        Assert.Equal(10, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.All(all, c => Assert.Contains(c.Id, seen));
    }

    [Fact]
    public async Task Closed_conversations_page_from_the_newest_closing()
    {
        var (instance, nurse) = await ClinicAsync("closed");
        var all = new List<Conversation>();
        for (var i = 0; i < 5; i++) all.Add(await WritesAsync(instance, $"P{i}", "hello"));
        foreach (var conversation in all)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await conversations.CloseAsync(nurse, conversation.Id);
        }

        var first = await inbox.PageAsync(nurse, InboxView.Closed, null, 3);
        var second = await inbox.PageAsync(nurse, InboxView.Closed, first.Next, 3);

        Assert.Equal(all.AsEnumerable().Reverse().Select(c => c.Id), first.Rows.Concat(second.Rows).Select(r => r.Id));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task A_clinician_of_another_instance_a_patient_and_an_administrator_see_nothing()
    {
        var (instance, nurse) = await ClinicAsync("walls");
        var (_, stranger) = await ClinicAsync("walls-two");
        var conversation = await WritesAsync(instance, "Ada", "hello");
        var patient = await host.PersonAsync(instance, Roles.Patient, conversation.PatientId);
        var administrator = await host.PersonAsync(instance, Roles.Administrator);

        foreach (var outsider in new[] { stranger, patient, administrator })
        {
            Assert.Empty((await inbox.PageAsync(outsider, InboxView.All, null, 30)).Rows);
            Assert.Null(await inbox.FindAsync(outsider, conversation.Id));
            Assert.Equal(new InboxCounts(0, 0, 0), await inbox.CountAsync(outsider));
            Assert.DoesNotContain(await inbox.ColleaguesAsync(outsider), c => c.Id == nurse.Id);
        }
    }

    [Fact]
    public async Task A_clinician_disabled_a_moment_ago_reads_nothing_any_more()
    {
        var (instance, nurse) = await ClinicAsync("disabled");
        var conversation = await WritesAsync(instance, "Ada", "hello");
        Assert.Single((await inbox.PageAsync(nurse, InboxView.All, null, 30)).Rows);

        await host.WriteAsync(scope => scope.Db.Users.Where(p => p.Id == nurse.Id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.DisabledAt, host.Clock.GetUtcNow())));

        await RefusedAsync(RefusalKind.Unauthorized, () => inbox.PageAsync(nurse, InboxView.All, null, 30));
        await RefusedAsync(RefusalKind.Unauthorized, () => inbox.FindAsync(nurse, conversation.Id));
        await RefusedAsync(RefusalKind.Unauthorized, () => inbox.CountAsync(nurse));
        await RefusedAsync(RefusalKind.Unauthorized, () => inbox.ColleaguesAsync(nurse));
        await RefusedAsync(RefusalKind.Unauthorized, () => conversations.OpenAsync(nurse, conversation.Id));
    }

    [Fact]
    public async Task A_row_says_by_which_way_the_patients_newest_message_came()
    {
        var (instance, nurse) = await ClinicAsync("source");
        var conversation = await host.PatientAsync(instance, "Kermit", "Trantow");
        var agent = new Actor { Kind = ActorKind.Operator, InstanceId = instance };
        await messages.PostAsync(agent, new PostMessage(conversation.Id, "A letter"));
        await AnswerAsync(nurse, conversation);

        Assert.Equal(MessageSource.Api, (await inbox.FindAsync(nurse, conversation.Id))!.PatientSource);

        await AgainAsync(conversation, "by hand");
        Assert.Equal(MessageSource.Web, (await inbox.FindAsync(nurse, conversation.Id))!.PatientSource);
    }

    private static async Task RefusedAsync(RefusalKind kind, Func<Task> read) =>
        Assert.Equal(kind, (await Assert.ThrowsAsync<RefusedException>(read)).Refusal.Kind);

    private async Task<IEnumerable<Guid>> IdsAsync(Actor reader, InboxView view) =>
        (await inbox.PageAsync(reader, view, null, 30)).Rows.Select(r => r.Id);

    private async Task<(Guid Instance, Actor Nurse)> ClinicAsync(string tenant)
    {
        var instance = await host.InstanceAsync($"inbox-{tenant}");
        return (instance.Id, await host.PersonAsync(instance.Id, Roles.Clinician));
    }

    private async Task<Conversation> WritesAsync(Guid instance, string name, string text)
    {
        var conversation = await host.PatientAsync(instance, name, "Patient");
        await AgainAsync(conversation, text);
        return conversation;
    }

    private async Task AgainAsync(Conversation conversation, string text)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var patient = await host.PersonAsync(conversation.InstanceId, Roles.Patient, conversation.PatientId);
        await messages.PostAsync(patient, new PostMessage(conversation.Id, text));
    }

    private async Task AnswerAsync(Actor nurse, Conversation conversation)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await messages.PostAsync(nurse, new PostMessage(conversation.Id, "answered"));
    }
}
