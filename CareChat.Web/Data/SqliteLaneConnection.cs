using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace CareChat.Web.Data;

/// <summary>The connection behind <see cref="SqliteWriteLane"/>: its transaction, prepared statements and checkpoints.</summary>
internal sealed class SqliteLaneConnection : IDisposable
{
    /// <summary>Commits after which the write-ahead log is folded into the database: little at a time, else the disk holds up whoever commits.</summary>
    private const int FoldAfter = 25;

    /// <summary>Foldings after which the log begins anew, for which one commit waits.</summary>
    private const int AnewAfter = 8;

    private readonly SqliteConnection connection;
    private readonly SqliteConnection folding;
    private readonly DbContextOptions<SqliteCareChatDb> options;
    private readonly Dictionary<string, SqliteCommand> prepared = [];
    private SqliteTransaction? transaction;
    private Task folded = Task.CompletedTask;
    private bool isRestDue;
    private int commits;
    private int foldings;

    /// <summary>
    /// Opens the connection: write-ahead log, FULL, no checkpoint but the lane's own. What savepoints keep for undoing
    /// stays in memory; in a temporary file it is about 70 % of all that is written. The cache is no larger because each
    /// commit in which a page was split walks through all of it.
    /// </summary>
    public SqliteLaneConnection(string connectionString)
    {
        connection = Open(connectionString, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=0; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384;");
        folding = Open(connectionString, "PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;");
        options = new DbContextOptionsBuilder<SqliteCareChatDb>().UseSqlite(connection).Options;
    }

    /// <summary>How many rows have been changed since the connection was opened.</summary>
    public long Changes => raw.sqlite3_total_changes(connection.Handle);

    /// <summary>False where SQLite has ended the transaction by itself, after a full disk for one.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>Begins the group's transaction.</summary>
    public void Begin()
    {
        transaction = connection.BeginTransaction(deferred: false);
        foreach (var command in prepared.Values) command.Transaction = transaction;
    }

    /// <summary>Commits the group, or rolls it back where nothing of it is to be kept.</summary>
    public void Commit(bool keep)
    {
        if (keep) transaction!.Commit();
        else transaction!.Rollback();
        commits++;
        transaction.Dispose();
        transaction = null;
    }

    /// <summary>Rolls back after a failure of the transaction itself.</summary>
    public void Abandon()
    {
        try
        {
            transaction?.Dispose();
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back (disk full, for one)
        }
        transaction = null;
    }

    /// <summary>Opens the scope of one piece of work.</summary>
    public Scope OpenScope(bool ownSavepoint) => new(this, ownSavepoint);

    /// <summary>Lends this connection to a context that was opened for reading, for one save.</summary>
    public async Task<int> LendAsync(CareChatDb context, Func<Task<int>> save)
    {
        var reading = context.Database.GetDbConnection();
        context.Database.SetDbConnection(connection, contextOwnsConnection: false);
        try
        {
            await context.Database.UseTransactionAsync(transaction);
            return await save();
        }
        finally
        {
            await context.Database.UseTransactionAsync(null);
            context.Database.SetDbConnection(reading, contextOwnsConnection: true);
        }
    }

    /// <summary>
    /// Folds the log into the database now and then, as far as readers allow. A connection beside this one copies what is in
    /// it, so that nobody waits for that. What came meanwhile is little; at times it is done here, where no write can come
    /// between: then the log begins anew.
    /// </summary>
    public void FoldLog(ILogger log)
    {
        if (!folded.IsCompleted) return;
        if (isRestDue)
        {
            isRestDue = false;
            Fold(connection, log);
        }
        if (commits < FoldAfter) return;
        (commits, foldings) = (0, foldings + 1);
        isRestDue = foldings % AnewAfter == 0;
        folded = Task.Run(() => Fold(folding, log));
    }

    /// <summary>Folds the whole log in, so that a stopped program leaves one file to copy.</summary>
    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        Task.WhenAny(folded).Wait();
        folding.Dispose();
        try
        {
            Run(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
        }
        catch (SqliteException)
        {
            // a reader is in the way: nothing is lost, the next start goes on with the log
        }
        connection.Dispose();
    }

    private SqliteCommand Prepared(string sql)
    {
        if (prepared.TryGetValue(sql, out var command)) return command;
        command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return prepared[sql] = command;
    }

    private static SqliteConnection Open(string connectionString, string settings)
    {
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        opened.Open();
        Run(opened, settings);
        return opened;
    }

    private static void Fold(SqliteConnection connection, ILogger log)
    {
        try
        {
            Run(connection, "PRAGMA wal_checkpoint(PASSIVE);");
        }
        catch (SqliteException failure)
        {
            log.LogWarning(failure, "The write-ahead log could not be folded in; the next round tries again.");
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>One piece of work: a savepoint where others share the transaction.</summary>
    internal sealed class Scope : WriteScope
    {
        private readonly SqliteLaneConnection lane;
        private readonly bool ownSavepoint;
        private SqliteCareChatDb? db;

        public Scope(SqliteLaneConnection lane, bool ownSavepoint)
        {
            this.lane = lane;
            this.ownSavepoint = ownSavepoint;
            if (ownSavepoint) Execute("SAVEPOINT work");
        }

        public override CareChatDb Db
        {
            get
            {
                if (db is not null) return db;
                db = new SqliteCareChatDb(lane.options);
                db.Database.UseTransaction(lane.transaction);
                return db;
            }
        }

        public void Keep()
        {
            if (ownSavepoint) Execute("RELEASE work");
        }

        public void Undo()
        {
            if (!ownSavepoint) return;
            Execute("ROLLBACK TO work");
            Execute("RELEASE work");
        }

        public void Close() => db?.Dispose();

        protected override DbCommand Command(string sql, ReadOnlySpan<object?> arguments)
        {
            var command = lane.Prepared(sql);
            Bind(command, arguments);
            return command;
        }
    }
}
