using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>What the one writer promises.</summary>
public sealed partial class SqliteWriteLaneTests(LaneDatabase database) : IClassFixture<LaneDatabase>
{
    [Fact]
    public async Task A_lone_refusal_leaves_nothing_either()
    {
        await Assert.ThrowsAsync<RefusedException>(() => database.Lane.WriteAsync(scope =>
        {
            scope.Add("alone");
            throw new RefusedException(Refusal.NotFound("Conversation"));
        }));

        Assert.DoesNotContain("alone", await database.NamesAsync());
    }

    [Fact]
    public async Task A_failing_publication_hurts_neither_the_writer_nor_the_others()
    {
        var heard = false;
        await Write("published badly", scope =>
        {
            scope.AfterCommit(() => throw new InvalidOperationException("a listener fell over"));
            scope.AfterCommit(() => heard = true);
        });

        Assert.True(heard);
        Assert.Contains("published badly", await database.NamesAsync());
    }

    [Fact]
    public async Task Work_on_an_empty_lane_runs_on_the_calling_thread()
    {
        var caller = Environment.CurrentManagedThreadId;
        var worker = 0;
        var write = database.Lane.WriteAsync(_ =>
        {
            worker = Environment.CurrentManagedThreadId;
            return Task.CompletedTask;
        });

        Assert.True(write.IsCompleted);
        Assert.Equal(caller, worker);
        await write;
    }

    [Fact]
    public async Task A_reading_context_cannot_write_but_by_the_lane()
    {
        await using var db = database.Open();

        await Assert.ThrowsAsync<SqliteException>(() => db.Watermarks.ExecuteDeleteAsync());
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("""INSERT INTO "Watermarks" ("Name", "Seq") VALUES ('smuggled', 0)"""));
        db.Watermarks.Add(new Watermark { Name = "by the lane" });
        await db.SaveChangesAsync();

        var names = await database.NamesAsync();
        Assert.Contains("by the lane", names);
        Assert.DoesNotContain("smuggled", names);
    }

    [Fact]
    public async Task A_save_that_fails_in_the_lane_leaves_the_reading_context_usable()
    {
        await using var db = database.Open();
        db.Watermarks.Add(new Watermark { Name = "twice" });
        await db.SaveChangesAsync();
        await using var other = database.Open();
        other.Watermarks.Add(new Watermark { Name = "twice" });

        await Assert.ThrowsAsync<DbUpdateException>(() => other.SaveChangesAsync());

        Assert.True(await other.Watermarks.AnyAsync(w => w.Name == "twice"));
        await Assert.ThrowsAsync<SqliteException>(() => other.Watermarks.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Thousands_of_writes_from_many_threads_all_arrive()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++) await Write($"many {w} {i}");
        })));

        Assert.Equal(3200, (await database.NamesAsync()).Count(n => n.StartsWith("many ", StringComparison.Ordinal)));
    }

    private Task Write(string name, Action<WriteScope>? more = null) => database.Lane.WriteAsync(scope =>
    {
        scope.Add(name);
        more?.Invoke(scope);
        return Task.CompletedTask;
    });
}
