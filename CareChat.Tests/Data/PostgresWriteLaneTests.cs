using CareChat.Tests.App;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>What the lane promises on PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresWriteLaneTests(PostgresServer server)
{
    [Fact]
    public async Task A_failing_publication_hurts_neither_the_writer_nor_the_others()
    {
        var options = new DbContextOptionsBuilder<PostgresCareChatDb>().UseNpgsql(server.CreateDatabase()).Options;
        await using var db = new PostgresCareChatDb(options);
        await db.Database.MigrateAsync();
        var lane = new PostgresWriteLane(options, new StorageWatch(NullLogger<StorageWatch>.Instance), NullLogger<PostgresWriteLane>.Instance);
        var heard = false;

        await lane.WriteAsync(scope =>
        {
            scope.Add("published badly");
            scope.AfterCommit(() => throw new InvalidOperationException("a listener fell over"));
            scope.AfterCommit(() => heard = true);
            return Task.CompletedTask;
        });

        Assert.True(heard);
        Assert.True(await db.Watermarks.AnyAsync(w => w.Name == "published badly"));
    }
}
