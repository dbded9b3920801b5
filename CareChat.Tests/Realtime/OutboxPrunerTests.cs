using CareChat.Tests.App;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Realtime;

/// <summary>On SQLite.</summary>
public sealed class SqliteOutboxPrunerTests(PortalHost host) : OutboxPrunerTests(host), IClassFixture<PortalHost>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresOutboxPrunerTests(PostgresPortalHost host) : OutboxPrunerTests(host), IClassFixture<PostgresPortalHost>;

public abstract class OutboxPrunerTests(PortalHost host)
{
    [Fact]
    public async Task Rows_go_after_a_week_but_never_before_every_reader_has_passed_them()
    {
        var pruner = host.Services.GetRequiredService<OutboxPruner>();
        var instance = await host.InstanceAsync();
        var conversation = await host.PatientAsync(instance.Id);
        var nurse = await host.PersonAsync(instance.Id, Roles.Clinician);
        for (var i = 0; i < 20; i++) await host.Services.GetRequiredService<MessageStore>().PostAsync(nurse, new PostMessage(conversation.Id, "line"));

        await ReachAsync("slow", 5);
        await ReachAsync("search", 20);
        host.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await pruner.PruneAsync());
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(5, await pruner.PruneAsync());

        await ReachAsync("slow", 20);
        Assert.Equal(14, await pruner.PruneAsync());
        await using var db = host.Open();
        Assert.Equal(20, (await db.OutboxEntries.SingleAsync()).Seq);
    }

    private Task<int> ReachAsync(string reader, int seq) => host.WriteAsync(scope => Task.FromResult(scope.Execute(
        """
        INSERT INTO "Watermarks" ("Name", "Seq") VALUES (@p0, @p1) ON CONFLICT ("Name") DO UPDATE SET "Seq" = excluded."Seq"
        """, reader, (long)seq)));
}
