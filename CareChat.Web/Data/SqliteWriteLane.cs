using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Data;

/// <summary>
/// SQLite's one writer: it owns the only connection that writes and checkpoints. A call that finds the lane
/// empty commits on its own thread; calls that arrive meanwhile wait and are committed together, each in a
/// savepoint of its own, so that one refusal spoils no other.
/// </summary>
public sealed class SqliteWriteLane : WriteLane, IDisposable
{
    private const int LargestGroup = 256;

    /// <summary>Pieces of work after which the write-ahead log is folded into the database.</summary>
    private const int CheckpointAfter = 1000;

    private readonly Lock gate = new();
    private readonly Queue<Work> waiting = new();
    private readonly SqliteLaneConnection connection;
    private readonly ILogger<SqliteWriteLane> log;
    private bool busy;

    /// <summary>Opens the writing connection on an existing, migrated database.</summary>
    public SqliteWriteLane(string connectionString, ILogger<SqliteWriteLane> log)
    {
        this.log = log;
        connection = new SqliteLaneConnection(connectionString);
    }

    /// <inheritdoc />
    public override Task<T> WriteAsync<T>(Func<WriteScope, Task<T>> work, CancellationToken cancellationToken = default)
    {
        var item = new Work<T>(work, cancellationToken);
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

    /// <inheritdoc />
    internal override Task<int> SaveAsync(CareChatDb context, Func<Task<int>> save, CancellationToken cancellationToken) =>
        WriteAsync(_ => connection.LendAsync(context, save), cancellationToken);

    /// <summary>Closes the connection; SQLite then folds the log into the database.</summary>
    public void Dispose() => connection.Dispose();

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
        ThreadPool.UnsafeQueueUserWorkItem(static lane => lane.Drain(), this, preferLocal: false);
    }

    private void Drain()
    {
        var group = new List<Work>(LargestGroup);
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

    private void RunGroup(List<Work> group)
    {
        try
        {
            connection.Begin();
            foreach (var work in group) work.Run(connection, ownSavepoint: group.Count > 1);
            connection.Commit(keep: group.Any(w => !w.HasFailed));
        }
        catch (Exception failure)
        {
            connection.Abandon();
            foreach (var work in group) work.Fail(failure);
        }
        foreach (var work in group) work.Finish(log);
        if (connection.WorkInLog >= CheckpointAfter) connection.Checkpoint(log);
    }

    private abstract class Work
    {
        public bool HasFailed => Failure is not null;

        protected Exception? Failure { get; private set; }

        public void Fail(Exception failure) => Failure ??= failure;

        public abstract void Run(SqliteLaneConnection connection, bool ownSavepoint);

        public abstract void Finish(ILogger log);
    }

    private sealed class Work<T>(Func<WriteScope, Task<T>> work, CancellationToken cancellationToken) : Work
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private IReadOnlyList<Action> publications = [];
        private T? result;

        public Task<T> Task => done.Task;

        public override void Run(SqliteLaneConnection connection, bool ownSavepoint)
        {
            var scope = connection.OpenScope(ownSavepoint);
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                result = work(scope).GetAwaiter().GetResult();
                scope.Keep();
                publications = scope.Publications;
            }
            catch (Exception failure)
            {
                Fail(failure);
                scope.Undo();
            }
            finally
            {
                scope.Close();
            }
        }

        public override void Finish(ILogger log)
        {
            if (Failure is OperationCanceledException) done.TrySetCanceled(cancellationToken);
            else if (Failure is not null) done.TrySetException(Failure);
            else
            {
                Publish(publications, log);
                done.TrySetResult(result!);
            }
        }
    }
}
