using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Conversations;

/// <summary>On SQLite.</summary>
public sealed class SqliteUrgentInboxTests(PortalHost host) : UrgentInboxTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresUrgentInboxTests(PostgresPortalHost host) : UrgentInboxTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What tells of danger stands before everything else, on either database.</summary>
public abstract partial class UrgentInboxTests(PortalHost host)
{
    private readonly InboxStore inbox = host.Services.GetRequiredService<InboxStore>();
    private readonly MessageStore messages = host.Services.GetRequiredService<MessageStore>();
    private readonly ConversationStore conversations = host.Services.GetRequiredService<ConversationStore>();

    [Fact]
    public async Task What_tells_of_danger_comes_first_in_every_view_and_is_counted()
    {
        var (instance, nurse) = await ClinicAsync();
        var waits = await WritesAsync(instance, "Ada");
        var mine = await WritesAsync(instance, "Ben");
        var answered = await WritesAsync(instance, "Cleo");
        var danger = await WritesAsync(instance, "Dov");
        await conversations.TakeAsync(nurse, mine.Id, null);
        await AnswerAsync(nurse, answered);
        await MarkAsync(danger);
        await MarkAsync(mine);

        Assert.Equal([danger.Id, mine.Id, waits.Id, answered.Id], await IdsAsync(nurse, InboxView.All));
        Assert.Equal([mine.Id], await IdsAsync(nurse, InboxView.Mine));
        Assert.Equal([danger.Id, waits.Id, answered.Id], await IdsAsync(nurse, InboxView.Unassigned));
        Assert.Equal(new InboxCounts(All: 3, Mine: 1, Unassigned: 2, Urgent: 2), await inbox.CountAsync(nurse));
        Assert.Equal(InboxGroup.Urgent, (await inbox.FindAsync(nurse, danger.Id))!.Group);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(20)]
    public async Task Pages_of_any_size_go_on_across_the_borders_between_urgent_waiting_and_answered(int size)
    {
        var (instance, nurse) = await ClinicAsync();
        var all = new List<Conversation>();
        for (var i = 0; i < 9; i++) all.Add(await WritesAsync(instance, $"P{i}"));
        for (var i = 0; i < 3; i++) await AnswerAsync(nurse, all[i]);
        foreach (var i in new[] { 8, 3, 6 }) await MarkAsync(all[i]);
        Guid[] expected = [all[8].Id, all[3].Id, all[6].Id, all[4].Id, all[5].Id, all[7].Id, all[2].Id, all[1].Id, all[0].Id];

        var seen = new List<Guid>();
        InboxCursor? next = null;
        do
        {
            var page = await inbox.PageAsync(nurse, InboxView.All, next, size);
            Assert.InRange(page.Rows.Count, 1, size);
            seen.AddRange(page.Rows.Select(r => r.Id));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task Of_the_same_moment_each_stands_once()
    {
        var (instance, nurse) = await ClinicAsync();
        for (var i = 0; i < 5; i++) await MarkAsync(await WritesAsync(instance, $"P{i}"), host.Clock.GetUtcNow().AddHours(1));
        await host.WriteAsync(scope => scope.Db.Conversations.Where(c => c.InstanceId == instance)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.UrgentSince, host.Clock.GetUtcNow())));

        var first = await inbox.PageAsync(nurse, InboxView.All, null, 3);
        var second = await inbox.PageAsync(nurse, InboxView.All, first.Next, 3);

        Assert.Equal(5, first.Rows.Concat(second.Rows).Select(r => r.Id).Distinct().Count());
        Assert.Null(second.Next);
    }

    private async Task<IEnumerable<Guid>> IdsAsync(Actor reader, InboxView view) =>
        (await inbox.PageAsync(reader, view, null, 30)).Rows.Select(r => r.Id);

    private async Task<(Guid Instance, Actor Nurse)> ClinicAsync()
    {
        var instance = await host.InstanceAsync($"urgent-{Guid.NewGuid():N}");
        return (instance.Id, await host.PersonAsync(instance.Id, Roles.Clinician));
    }

    private async Task<Conversation> WritesAsync(Guid instance, string name)
    {
        var conversation = await host.PatientAsync(instance, name, "Patient");
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var patient = await host.PersonAsync(instance, Roles.Patient, conversation.PatientId);
        await messages.PostAsync(patient, new PostMessage(conversation.Id, "hello"));
        return conversation;
    }

    private Task MarkAsync(Conversation conversation, DateTimeOffset? at = null)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return host.WriteAsync(scope =>
        {
            ConversationHead.Read(scope, Actor.Operator(conversation.InstanceId), conversation.Id).MarkUrgent(scope, at ?? host.Clock.GetUtcNow());
            return Task.FromResult(true);
        });
    }

    private Task AnswerAsync(Actor nurse, Conversation conversation)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return messages.PostAsync(nurse, new PostMessage(conversation.Id, "answered"));
    }
}
