using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>What is handed in while the lane is busy commits together, and what fails in it hurts nobody else.</summary>
public sealed partial class SqliteWriteLaneTests
{
    [Fact]
    public async Task One_refusal_in_a_group_spoils_no_other_and_leaves_nothing_half()
    {
        var tasks = new List<Task>();
        await database.AsOneGroupAsync(() =>
        {
            tasks.Add(Write("before"));
            tasks.Add(database.Lane.WriteAsync(async scope =>
            {
                scope.Add("half");
                scope.Db.Watermarks.Add(new Watermark { Name = "half too" });
                await scope.Db.SaveChangesAsync();
                throw new RefusedException(Refusal.NotFound("Conversation"));
            }));
            tasks.Add(Write("after"));
        });

        await Assert.ThrowsAsync<RefusedException>(() => Task.WhenAll(tasks));
        Assert.Equal([true, false, true], tasks.Select(t => t.IsCompletedSuccessfully));
        var names = await database.NamesAsync();
        Assert.Contains("before", names);
        Assert.Contains("after", names);
        Assert.DoesNotContain(names, n => n.StartsWith("half", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_refusal_made_necessary_to_do_again_counts_and_is_published_once()
    {
        var (tasks, published, runs) = (new List<Task>(), new List<string>(), 0);
        await database.AsOneGroupAsync(() =>
        {
            tasks.Add(Write("done again", scope =>
            {
                runs++;
                scope.AfterCommit(() => published.Add("done again"));
            }));
            tasks.Add(database.Lane.WriteAsync(scope =>
            {
                scope.Add("never there");
                throw new RefusedException(Refusal.NotFound("Conversation"));
            }));
        });

        await Assert.ThrowsAsync<RefusedException>(() => Task.WhenAll(tasks));
        Assert.Equal(2, runs);
        Assert.Equal(["done again"], published);
        Assert.Single(await database.NamesAsync(), "done again");
    }

    [Fact]
    public async Task A_refusal_that_changed_nothing_costs_the_group_nothing()
    {
        var (tasks, runs) = (new List<Task>(), 0);
        await database.AsOneGroupAsync(() =>
        {
            tasks.Add(Write("done once", _ => runs++));
            tasks.Add(database.Lane.WriteAsync(_ => throw new RefusedException(Refusal.NotFound("Conversation"))));
        });

        await Assert.ThrowsAsync<RefusedException>(() => Task.WhenAll(tasks));
        Assert.Equal(1, runs);
        Assert.Contains("done once", await database.NamesAsync());
    }

    [Fact]
    public async Task A_saved_context_is_not_lost_where_another_of_its_group_is_undone()
    {
        await using var db = database.Open();
        db.Watermarks.Add(new Watermark { Name = "saved once" });
        var tasks = new List<Task>();
        await database.AsOneGroupAsync(() =>
        {
            tasks.Add(db.SaveChangesAsync());
            tasks.Add(database.Lane.WriteAsync(scope =>
            {
                scope.Add("undone beside it");
                throw new RefusedException(Refusal.NotFound("Conversation"));
            }));
        });

        await Assert.ThrowsAsync<RefusedException>(() => Task.WhenAll(tasks));
        var names = await database.NamesAsync();
        Assert.Contains("saved once", names);
        Assert.DoesNotContain("undone beside it", names);
    }

    [Fact]
    public async Task A_failing_commit_fails_its_whole_group_and_the_lane_goes_on()
    {
        var tasks = new List<Task>();
        var published = new List<string>();
        await database.AsOneGroupAsync(() =>
        {
            tasks.Add(Write("doomed", scope => scope.AfterCommit(() => published.Add("doomed"))));
            tasks.Add(Write("breaks the commit", scope =>
            {
                scope.Execute("PRAGMA defer_foreign_keys=ON");
                scope.Execute("""INSERT INTO "ApiClientInstances" ("ApiClientId", "InstanceId") VALUES (@p0, @p1)""", Guid.NewGuid(), Guid.NewGuid());
            }));
        });

        await Assert.ThrowsAsync<SqliteException>(() => tasks[0]);
        await Assert.ThrowsAsync<SqliteException>(() => tasks[1]);
        await Write("next");
        Assert.Empty(published);
        var names = await database.NamesAsync();
        Assert.DoesNotContain("doomed", names);
        Assert.Contains("next", names);
    }

    [Fact]
    public async Task A_cancelled_waiting_write_does_not_run()
    {
        using var cancellation = new CancellationTokenSource();
        Task? waiting = null;
        await database.AsOneGroupAsync(() =>
        {
            waiting = database.Lane.WriteAsync(scope =>
            {
                scope.Add("cancelled");
                return Task.CompletedTask;
            }, cancellation.Token);
            cancellation.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting!);
        Assert.DoesNotContain("cancelled", await database.NamesAsync());
    }

    [Fact]
    public async Task Publications_come_after_the_commit_in_the_order_of_commits()
    {
        var seen = new List<(string Name, bool IsCommitted)>();
        var tasks = new List<Task>();
        await database.AsOneGroupAsync(() => tasks.AddRange(Enumerable.Range(0, 50).Select(i => Write($"published {i}", scope =>
            scope.AfterCommit(() => seen.Add(($"published {i}", IsThere($"published {i}"))))))));
        await Task.WhenAll(tasks);

        Assert.Equal(Enumerable.Range(0, 50).Select(i => ($"published {i}", true)), seen);
    }

    private bool IsThere(string name)
    {
        using var db = database.Open();
        return db.Watermarks.Any(w => w.Name == name);
    }
}
