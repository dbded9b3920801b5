using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Data;

/// <summary>
/// SQLite's one writer: it owns the only connections that write and checkpoint. A call that finds the lane
/// empty commits on its own thread; calls that arrive meanwhile wait and are committed together. Work that failed and
/// had changed something spoils the group: then all of it is undone and done again, each in a savepoint of its own. Where the file
/// turns out to be one that cannot be written, it is opened anew before later work, until it can be.
/// </summary>
public sealed class SqliteWriteLane : WriteLane, IDisposable
{
    private const int LargestGroup = 256;
    private static readonly TimeSpan ReopenAfter = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Queue<SqliteWork> waiting = new();
    private readonly string connectionString;
    private readonly ReadLane reads;
    private readonly StorageWatch watch;
    private readonly ILogger<SqliteWriteLane> log;
    private readonly AutoResetEvent due = new(false);
    private readonly Thread thread;
    private SqliteLaneConnection connection;
    private volatile bool isClosed;
    private bool busy;
    private bool isReadOnly;
    private long openedAt;

    /// <summary>Opens the writing connection on an existing, migrated database.</summary>
    public SqliteWriteLane(string connectionString, ReadLane reads, StorageWatch watch, ILogger<SqliteWriteLane> log)
    {
        (this.connectionString, this.reads, this.watch, this.log) = (connectionString, reads, watch, log);
        connection = new SqliteLaneConnection(connectionString);
        thread = new Thread(Loop) { IsBackground = true, Name = "Write lane" };
        thread.Start();
    }

    /// <inheritdoc />
    public override Task<T> WriteAsync<T>(Func<WriteScope, Task<T>> work, CancellationToken cancellationToken = default) =>
        Enter(new SqliteWork<T>(work, mayRepeat: true, cancellationToken));

    /// <inheritdoc />
    internal override Task<int> SaveAsync(CareChatDb context, Func<Task<int>> save, CancellationToken cancellationToken) =>
        Enter(new SqliteWork<int>(_ => connection.LendAsync(context, save), mayRepeat: false, cancellationToken));

    /// <summary>Closes the connection; SQLite then folds the log into the database.</summary>
    public void Dispose()
    {
        Task.WhenAny(WriteAsync(_ => Task.FromResult(0))).Wait(); // whatever came before it is done, also where it fails
        isClosed = true;
        due.Set();
        thread.Join();
        connection.Dispose();
        due.Dispose();
    }

    private Task<T> Enter<T>(SqliteWork<T> item)
    {
        lock (gate)
        {
            if (busy)
            {
                waiting.Enqueue(item);
                return item.Task;
            }
            busy = true;
        }
        RunGroup([item]);
        Release();
        return item.Task;
    }

    private void Release()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                busy = false;
                return;
            }
        }
        due.Set();
    }

    /// <summary>A thread of its own: behind the requests of a full pool the lane would wait for those that wait for it.</summary>
    private void Loop()
    {
        while (true)
        {
            due.WaitOne();
            if (isClosed) return;
            Drain();
        }
    }

    private void Drain()
    {
        var group = new List<SqliteWork>(LargestGroup);
        while (true)
        {
            group.Clear();
            lock (gate)
            {
                while (group.Count < LargestGroup && waiting.TryDequeue(out var next)) group.Add(next);
                if (group.Count == 0)
                {
                    busy = false;
                    return;
                }
            }
            RunGroup(group);
        }
    }

    private void RunGroup(List<SqliteWork> group)
    {
        try
        {
            if (isReadOnly) Reopen();
            var before = connection.Changes;
            if (group.Count == 1 || !TryTogether(group)) RunApart(group);
            if (connection.Changes > before && group.Any(w => !w.HasFailed)) watch.Succeeded(StoragePart.Database);
        }
        catch (Exception failure)
        {
            connection.Abandon();
            foreach (var work in group) work.Fail(failure);
        }
        foreach (var work in group) Note(work);
        foreach (var work in group) work.Finish(log);
        if (!isReadOnly) connection.FoldLog(log);
    }

    /// <summary>Notes what a failure says of the database; what a piece of work did with files is their folder's affair.</summary>
    private void Note(SqliteWork work)
    {
        if (work.Failure is not { } failure || !Trouble.IsPassing(failure)) return;
        watch.Failed(StoragePart.Database, failure);
        isReadOnly |= StorageTroubles.Of(failure) == StorageTrouble.ReadOnly;
    }

    /// <summary>
    /// A connection that was opened while the file could not be written stays so for ever, and what the readers share with it may too:
    /// all are opened anew, once a second at most.
    /// </summary>
    private void Reopen()
    {
        if (connection.IsOpen && openedAt != 0 && Stopwatch.GetElapsedTime(openedAt) < ReopenAfter) return;
        openedAt = Stopwatch.GetTimestamp();
        connection.Close();
        reads.Dispose();
        SqliteConnection.ClearAllPools();
        connection = new SqliteLaneConnection(connectionString);
        isReadOnly = false;
    }

    /// <summary>Without savepoints, which cost as much as a third of the work itself: most of what fails has changed nothing yet.</summary>
    /// <returns>False where something of it must be undone: then nothing is kept.</returns>
    private bool TryTogether(List<SqliteWork> group)
    {
        if (!group.All(work => work.MayRepeat)) return false;
        connection.Begin();
        foreach (var work in group)
        {
            var before = connection.Changes;
            work.Run(connection, ownSavepoint: false);
            if (!work.HasFailed || (connection.Changes == before && connection.IsInTransaction)) continue;
            connection.Abandon();
            foreach (var undone in group) undone.Reset();
            return false;
        }
        connection.Commit(keep: group.Any(w => !w.HasFailed));
        return true;
    }

    private void RunApart(List<SqliteWork> group)
    {
        connection.Begin();
        foreach (var work in group) work.Run(connection, ownSavepoint: group.Count > 1);
        connection.Commit(keep: group.Any(w => !w.HasFailed));
    }
}
