using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Conversations;

public sealed class TakingTests(PortalHost host) : IClassFixture<PortalHost>
{
    private ConversationStore Conversations => host.Services.GetRequiredService<ConversationStore>();

    [Fact]
    public async Task Of_two_who_take_at_once_the_second_is_asked_and_may_take_over()
    {
        var (conversation, dana, mina) = await RoomAsync("take");

        var outcomes = await Task.WhenAll(TryTakeAsync(dana, conversation), TryTakeAsync(mina, conversation));

        var refused = Assert.Single(outcomes, o => o is not null);
        Assert.Equal("CONVERSATION_TAKEN", refused!.Refusal.Code);
        var (winner, loser) = outcomes[0] is null ? (dana, mina) : (mina, dana);
        Assert.Equal(winner.Id, await OwnerAsync(conversation));

        await Conversations.TakeAsync(loser, conversation.Id, seenOwner: winner.Id);
        Assert.Equal(loser.Id, await OwnerAsync(conversation));
    }

    [Fact]
    public async Task Whoever_listens_hears_who_assigned()
    {
        var (conversation, dana, mina) = await RoomAsync("hear");
        var heard = new List<ConversationEvent>();
        using var _ = host.Services.GetRequiredService<ConversationFeed>().Subscribe(conversation.InstanceId, heard.Add);

        await Conversations.AssignAsync(dana, conversation.Id, mina.Id);
        await Conversations.AssignAsync(mina, conversation.Id, dana.Id);

        Assert.Equal(2, heard.Count(e => e.Kind == ChangeKind.Changed && e.ConversationId == conversation.Id));
        Assert.Equal(dana.Id, await OwnerAsync(conversation));
    }

    [Fact]
    public async Task Opening_leaves_one_line_in_the_audit_log_and_tells_nobody()
    {
        var (conversation, dana, _) = await RoomAsync("open");
        var heard = 0;
        using var listening = host.Services.GetRequiredService<ConversationFeed>().Subscribe(conversation.Id, _ => heard++);

        await Conversations.OpenAsync(dana, conversation.Id);

        await using var db = host.Open();
        var entry = await db.AuditEntries.SingleAsync(a => a.Action == "conversation.opened" && a.PatientId == conversation.PatientId);
        Assert.Equal((dana.Id, conversation.Id.ToString("D")), (entry.ActorId!.Value, entry.Subject));
        Assert.Equal(0, heard);
    }

    [Fact]
    public async Task A_stranger_can_neither_open_nor_take()
    {
        var (conversation, _, _) = await RoomAsync("mine");
        var (_, stranger, _) = await RoomAsync("foreign");
        var patient = await host.PersonAsync(conversation.InstanceId, Roles.Patient, conversation.PatientId);

        foreach (var outsider in new[] { stranger, patient })
        {
            var opened = await Assert.ThrowsAsync<RefusedException>(() => Conversations.OpenAsync(outsider, conversation.Id));
            var taken = await Assert.ThrowsAsync<RefusedException>(() => Conversations.TakeAsync(outsider, conversation.Id, null));
            Assert.Equal([RefusalKind.NotFound, RefusalKind.NotFound], [opened.Refusal.Kind, taken.Refusal.Kind]);
        }
    }

    private async Task<RefusedException?> TryTakeAsync(Actor actor, Conversation conversation)
    {
        try
        {
            await Conversations.TakeAsync(actor, conversation.Id, seenOwner: null);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused;
        }
    }

    private async Task<Guid?> OwnerAsync(Conversation conversation)
    {
        await using var db = host.Open();
        return await db.Conversations.Where(c => c.Id == conversation.Id).Select(c => c.AssignedToId).SingleAsync();
    }

    private async Task<(Conversation Conversation, Actor Dana, Actor Mina)> RoomAsync(string tenant)
    {
        var instance = await host.InstanceAsync($"taking-{tenant}");
        return (await host.PatientAsync(instance.Id), await host.PersonAsync(instance.Id, Roles.Clinician), await host.PersonAsync(instance.Id, Roles.Clinician));
    }
}
