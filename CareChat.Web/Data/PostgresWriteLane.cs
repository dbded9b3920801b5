using System.Data.Common;
using CareChat.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CareChat.Web.Data;

/// <summary>
/// On PostgreSQL the lane is a plain transaction; the database orders the writers. Work that met another writer is done
/// once more from the beginning: then its own question finds what the other wrote, and says so in its own words.
/// </summary>
public sealed class PostgresWriteLane(DbContextOptions<PostgresCareChatDb> options, StorageWatch watch, ILogger<PostgresWriteLane> log) : WriteLane
{
    private const int Attempts = 5;

    private static readonly Refusal Met = Refusal.Conflict("CONFLICT", "Somebody else changed this at the same moment; try again");

    /// <inheritdoc />
    public override async Task<T> WriteAsync<T>(Func<WriteScope, Task<T>> work, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(work, cancellationToken);
            }
            catch (Exception conflict) when (IsConflict(conflict))
            {
                if (attempt == Attempts) throw new RefusedException(Met);
                log.LogDebug("Writers met ({Conflict}); trying again.", StateOf(conflict));
            }
            catch (Exception failure) when (Trouble.IsPassing(failure))
            {
                watch.Failed(StoragePart.Database, failure);
                throw;
            }
        }
    }

    /// <inheritdoc />
    internal override Task<int> SaveAsync(CareChatDb context, Func<Task<int>> save, CancellationToken cancellationToken) => save();

    private async Task<T> TryAsync<T>(Func<WriteScope, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var db = new PostgresCareChatDb(options);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var scope = new Scope(db, transaction);
        var result = await work(scope);
        // a transaction without a number of its own has changed nothing
        var isMended = watch.Of(StoragePart.Database) is not null && scope.Scalar("SELECT pg_current_xact_id_if_assigned() IS NOT NULL") is true;
        await transaction.CommitAsync(CancellationToken.None);
        if (isMended) watch.Succeeded(StoragePart.Database);
        Publish(scope.Publications, log);
        return result;
    }

    /// <summary>
    /// Two writers who waited for each other; a row with a taken key, or under a parent that has just gone; a row that was
    /// read and then changed by another before it was written.
    /// </summary>
    private static bool IsConflict(Exception failure) => failure is DbUpdateConcurrencyException || StateOf(failure)
        is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation;

    /// <summary>The database's own word, however many exceptions EF and the driver put around it.</summary>
    private static string? StateOf(Exception? failure) =>
        failure is null or RefusedException ? null : failure is PostgresException said ? said.SqlState : StateOf(failure.InnerException);

    private sealed class Scope(PostgresCareChatDb db, IDbContextTransaction transaction) : WriteScope
    {
        private const string Ledger = "SELECT pg_advisory_xact_lock(7305)";

        private readonly Dictionary<string, DbCommand> commands = [];

        private bool holdsLedger;

        public override CareChatDb Db => db;

        // no key is ever changed: so rows that only point at this one are not held up
        public override string ForUpdate => " FOR NO KEY UPDATE";

        public override Task LockAsync(string table, Guid id) =>
            Command($"""SELECT 1 FROM "{table}" WHERE "Id" = @p0 FOR NO KEY UPDATE""", [id]).ExecuteScalarAsync();

        public override Task TurnAsync(string name) =>
            Command("SELECT pg_advisory_xact_lock(hashtextextended(@p0, 7308))", [name]).ExecuteScalarAsync();

        public override void LockLedger()
        {
            if (holdsLedger) return;
            Scalar(Ledger);
            holdsLedger = true;
        }

        public override async Task LockLedgerAsync()
        {
            if (holdsLedger) return;
            await Command(Ledger, []).ExecuteScalarAsync();
            holdsLedger = true;
        }

        protected override DbCommand Command(string sql, ReadOnlySpan<object?> arguments)
        {
            if (!commands.TryGetValue(sql, out var command))
            {
                command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = sql;
                command.Transaction = transaction.GetDbTransaction();
                commands[sql] = command;
            }
            Bind(command, arguments);
            return command;
        }
    }
}
