using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CareChat.Web.Data;

/// <summary>On PostgreSQL the lane is a plain transaction; the database orders the writers.</summary>
public sealed class PostgresWriteLane(DbContextOptions<PostgresCareChatDb> options, ILogger<PostgresWriteLane> log) : WriteLane
{
    private const int Attempts = 3;

    /// <inheritdoc />
    public override async Task<T> WriteAsync<T>(Func<WriteScope, Task<T>> work, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(work, cancellationToken);
            }
            catch (PostgresException conflict) when (attempt < Attempts && IsConflict(conflict))
            {
                log.LogDebug("Writers met ({State}); trying again.", conflict.SqlState);
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
        await transaction.CommitAsync(CancellationToken.None);
        Publish(scope.Publications, log);
        return result;
    }

    private static bool IsConflict(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private sealed class Scope(PostgresCareChatDb db, IDbContextTransaction transaction) : WriteScope
    {
        private readonly Dictionary<string, DbCommand> commands = [];

        private bool holdsLedger;

        public override CareChatDb Db => db;

        public override string ForUpdate => " FOR UPDATE";

        public override Task LockAsync(string table, Guid id) =>
            Command($"""SELECT 1 FROM "{table}" WHERE "Id" = @p0 FOR UPDATE""", [id]).ExecuteScalarAsync();

        public override Task TurnAsync(string name) =>
            Command("SELECT pg_advisory_xact_lock(hashtextextended(@p0, 7308))", [name]).ExecuteScalarAsync();

        public override void LockLedger()
        {
            if (holdsLedger) return;
            Scalar("SELECT pg_advisory_xact_lock(7305)");
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
