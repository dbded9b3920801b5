using CareChat.Shared;
using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Messages;

/// <summary>On SQLite.</summary>
public sealed class SqliteMessageStoreTests(PortalHost host) : MessageStoreTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresMessageStoreTests(PostgresPortalHost host) : MessageStoreTests(host), IClassFixture<PostgresPortalHost>;

/// <summary>What the store promises on either database.</summary>
public abstract class MessageStoreTests
{
    private readonly PortalHost host;
    private readonly MessageStore messages;

    protected MessageStoreTests(PortalHost host)
    {
        this.host = host;
        messages = host.Services.GetRequiredService<MessageStore>();
    }

    [Fact]
    public async Task Messages_get_dense_numbers_and_rising_times_when_many_write_at_once()
    {
        var (conversation, patient, nurse) = await RoomAsync("dense");

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            Task.Run(() => messages.PostAsync(i % 2 == 0 ? patient : nurse, new PostMessage(conversation.Id, $"line {i}")))));

        var page = await host.Services.GetRequiredService<MessagePages>().PageAsync(patient, conversation.Id, 1, 500);
        Assert.Equal(Enumerable.Range(1, 200), page.Select(m => m.Number));
        Assert.All(page.Zip(page.Skip(1)), pair => Assert.True(pair.Second.SentAt > pair.First.SentAt));
        Assert.Equal(200, page.Select(m => m.Body).Distinct().Count());
    }

    [Fact]
    public async Task A_repeated_id_is_answered_with_the_first_message()
    {
        var (conversation, patient, _) = await RoomAsync("repeat");
        var post = new PostMessage(conversation.Id, "once", Guid.NewGuid());

        var first = await messages.PostAsync(patient, post);
        var second = await messages.PostAsync(patient, post);

        Assert.Equal(first, second);
        await using var db = host.Open();
        Assert.Equal(1, await db.Messages.CountAsync(m => m.ConversationId == conversation.Id));
    }

    [Fact]
    public async Task A_stranger_and_someone_signed_out_a_moment_ago_cannot_write()
    {
        var (conversation, patient, _) = await RoomAsync("stranger");
        var (_, stranger, _) = await RoomAsync("stranger-two");

        var foreign = await Assert.ThrowsAsync<RefusedException>(() => messages.PostAsync(stranger, new PostMessage(conversation.Id, "let me in")));
        await host.WriteAsync(scope => scope.Db.Sessions.Where(s => s.Id == patient.SessionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, host.Clock.GetUtcNow())));
        var gone = await Assert.ThrowsAsync<RefusedException>(() => messages.PostAsync(patient, new PostMessage(conversation.Id, "still me")));

        Assert.Equal(RefusalKind.NotFound, foreign.Refusal.Kind);
        Assert.Equal(RefusalKind.Unauthorized, gone.Refusal.Kind);
        await using var db = host.Open();
        Assert.Equal(0, await db.Messages.CountAsync(m => m.ConversationId == conversation.Id));
    }

    [Fact]
    public async Task A_message_is_read_when_the_other_side_first_opens_it()
    {
        var (conversation, patient, nurse) = await RoomAsync("read");
        var store = host.Services.GetRequiredService<ConversationStore>();
        await messages.PostAsync(patient, new PostMessage(conversation.Id, "one"));
        await messages.PostAsync(patient, new PostMessage(conversation.Id, "two"));

        await store.MarkReadAsync(nurse, conversation.Id, 1);
        var opened = host.Clock.GetUtcNow();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await store.MarkReadAsync(nurse, conversation.Id, 1);

        var page = await host.Services.GetRequiredService<MessagePages>().PageAsync(patient, conversation.Id, 1, 2);
        Assert.Equal(opened, page[0].ReadAt);
        Assert.Null(page[1].ReadAt);
        await using var db = host.Open();
        Assert.Equal(1, (await db.Conversations.SingleAsync(c => c.Id == conversation.Id)).TeamUnread);
    }

    private async Task<(Conversation Conversation, Actor Patient, Actor Nurse)> RoomAsync(string tenant)
    {
        var instance = await host.InstanceAsync(tenant);
        var conversation = await host.PatientAsync(instance.Id);
        return (conversation, await host.PersonAsync(instance.Id, Roles.Patient, conversation.PatientId), await host.PersonAsync(instance.Id, Roles.Clinician));
    }
}
