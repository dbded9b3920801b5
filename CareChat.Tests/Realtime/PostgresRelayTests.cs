using System.Collections.Concurrent;
using System.Diagnostics;
using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Realtime;

/// <summary>Two nodes on one PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresRelayTests : IAsyncLifetime
{
    private readonly PortalHost here;
    private readonly PortalHost there;
    private Conversation conversation = null!;
    private Actor nurse = null!;

    public PostgresRelayTests(PostgresServer server)
    {
        var connection = server.CreateDatabase();
        here = Node(connection);
        there = Node(connection);
    }

    public async Task InitializeAsync()
    {
        await here.InitializeAsync();
        await there.InitializeAsync();
        var instance = await here.InstanceAsync();
        conversation = await here.PatientAsync(instance.Id);
        nurse = await here.PersonAsync(instance.Id, Roles.Clinician);
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)here).DisposeAsync();
        await ((IAsyncLifetime)there).DisposeAsync();
    }

    [Fact]
    public async Task What_is_committed_on_one_node_is_heard_once_on_each()
    {
        var heardHere = Hear(here);
        var heardThere = Hear(there);

        await PostAsync(here, "from here");
        await Until(() => heardThere.Any(e => e.Number == 1));
        await PostAsync(there, "from there");
        await Until(() => heardHere.Any(e => e.Number == 2) && heardThere.Any(e => e.Number == 2));

        int[] once = [1, 2];
        Assert.Equal(once, heardHere.Where(e => !e.IsCatchUp).Select(e => e.Number));
        Assert.Equal(once, heardThere.Where(e => !e.IsCatchUp).Select(e => e.Number));
        Assert.All(heardHere.Concat(heardThere).Where(e => !e.IsCatchUp), e =>
            Assert.Equal((conversation.InstanceId, conversation.Id, ChangeKind.MessagePosted), (e.InstanceId, e.ConversationId, e.Kind)));
    }

    [Fact]
    public async Task After_the_line_between_the_nodes_broke_everybody_reads_again()
    {
        var heard = Hear(there);
        await PostAsync(here, "the line stands");
        await Until(() => heard.Any(e => e.Number == 1));
        var before = heard.Count(e => e.IsCatchUp);

        await using (var db = here.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN carechat' AND datname = current_database()");
        }
        await Until(() => heard.Count(e => e.IsCatchUp) > before);
        await PostAsync(here, "the line stands again");

        await Until(() => heard.Any(e => e.Number == 2));
    }

    [Fact]
    public async Task A_change_that_is_not_kept_is_told_to_nobody()
    {
        var heard = Hear(there);
        await Assert.ThrowsAsync<InvalidOperationException>(() => here.WriteAsync<bool>(scope =>
        {
            here.Services.GetRequiredService<MessageStore>().Post(scope, here.Services.GetRequiredService<MessageStore>().Screen(nurse, new PostMessage(conversation.Id, "never mind")));
            throw new InvalidOperationException("changed my mind");
        }));

        await PostAsync(here, "kept");
        await Until(() => heard.Any(e => !e.IsCatchUp));

        Assert.Equal(1, Assert.Single(heard, e => !e.IsCatchUp).Number);
    }

    private static PortalHost Node(string connection) => new()
    {
        Settings = { ["CareChat:Database:Provider"] = "Postgres", ["CareChat:Database:ConnectionString"] = connection },
    };

    private ConcurrentQueue<ConversationEvent> Hear(PortalHost node)
    {
        var heard = new ConcurrentQueue<ConversationEvent>();
        node.Services.GetRequiredService<ConversationFeed>().Subscribe(conversation.Id, heard.Enqueue);
        return heard;
    }

    private Task PostAsync(PortalHost node, string body) =>
        node.Services.GetRequiredService<MessageStore>().PostAsync(nurse, new PostMessage(conversation.Id, body));

    private static async Task Until(Func<bool> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(15), "It did not happen.");
            await Task.Delay(10);
        }
    }
}
