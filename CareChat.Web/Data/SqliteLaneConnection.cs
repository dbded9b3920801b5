using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace CareChat.Web.Data;

/// <summary>The connection behind <see cref="SqliteWriteLane"/>: its transaction and prepared statements.</summary>
internal sealed class SqliteLaneConnection : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteLogFolding folding;
    private readonly DbContextOptions<SqliteCareChatDb> options;
    private readonly Dictionary<string, SqliteCommand> prepared = [];
    private SqliteTransaction? transaction;

    /// <summary>
    /// Opens the connection on a file that is there: write-ahead log, FULL, no checkpoint but the lane's own. What savepoints keep for undoing
    /// stays in memory; in a temporary file it is about 70 % of all that is written. The cache is no larger because each
    /// commit in which a page was split walks through all of it.
    /// </summary>
    public SqliteLaneConnection(string connectionString)
    {
        connection = Open(connectionString, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=0; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384;");
        folding = new SqliteLogFolding(connection, Open(connectionString, "PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"));
        options = new DbContextOptionsBuilder<SqliteCareChatDb>().UseSqlite(connection).Options;
    }

    /// <summary>False once it was disposed.</summary>
    public bool IsOpen => connection.State == ConnectionState.Open;

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
        folding.Count();
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

    /// <summary>Folds the log into the database where it is time for that; between two groups.</summary>
    public void FoldLog(ILogger log) => folding.Fold(log);

    /// <summary>Folds the whole log in, so that a stopped program leaves one file to copy, and closes the connection.</summary>
    public void Dispose()
    {
        folding.Dispose();
        try
        {
            if (IsOpen) Run(connection, "PRAGMA wal_checkpoint(TRUNCATE);");
        }
        catch (SqliteException)
        {
            // a reader is in the way: nothing is lost, the next start goes on with the log
        }
        Close();
    }

    /// <summary>Closes the connection, as it is.</summary>
    public void Close()
    {
        if (!IsOpen) return;
        foreach (var command in prepared.Values) command.Dispose();
        folding.Dispose();
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
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        opened.Open();
        Run(opened, settings);
        return opened;
    }

    internal static void Run(SqliteConnection connection, string sql)
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
