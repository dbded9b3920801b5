using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>An empty, migrated SQLite database with a write lane on it and nothing else.</summary>
public sealed class LaneDatabase : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("carechat-lane-").FullName;

    private ReadLane reads = null!;

    /// <summary>The lane.</summary>
    public SqliteWriteLane Lane { get; private set; } = null!;

    /// <summary>Knows whether the lane can keep anything.</summary>
    public StorageWatch Watch { get; } = new(NullLogger<StorageWatch>.Instance);

    private string Connection => $"Data Source={Path.Combine(folder, "lane.db")};Pooling=False";

    public async Task InitializeAsync()
    {
        await using var db = new SqliteCareChatDb(DataRegistration.Sqlite(Connection));
        await db.Database.MigrateAsync();
        reads = new ReadLane($"{Connection};Mode=ReadOnly");
        Lane = new SqliteWriteLane(Connection, reads, Watch, NullLogger<SqliteWriteLane>.Instance);
    }

    public Task DisposeAsync()
    {
        Lane.Dispose();
        reads.Dispose();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A context as the features get it: it reads, and hands its changes to the lane.</summary>
    public CareChatDb Open() => new SqliteCareChatDb(DataRegistration.Sqlite($"{Connection};Mode=ReadOnly")) { Lane = Lane };

    /// <summary>The names in the table the tests write to.</summary>
    public async Task<List<string>> NamesAsync()
    {
        await using var db = Open();
        return await db.Watermarks.Select(w => w.Name).ToListAsync();
    }

    /// <summary>
    /// Keeps the lane busy while work is handed in, so that all of it commits as one group.
    /// </summary>
    public async Task AsOneGroupAsync(Action handIn)
    {
        using var busy = new ManualResetEventSlim();
        using var handedIn = new ManualResetEventSlim();
        var first = Task.Run(() => Lane.WriteAsync(_ =>
        {
            busy.Set();
            handedIn.Wait();
            return Task.CompletedTask;
        }));
        busy.Wait();
        handIn();
        handedIn.Set();
        await first;
    }
}

/// <summary>The change the lane's tests make.</summary>
internal static class LaneWork
{
    /// <summary>Adds one row.</summary>
    public static void Add(this WriteScope scope, string name) =>
        scope.Execute("""INSERT INTO "Watermarks" ("Name", "Seq") VALUES (@p0, 0)""", name);
}
