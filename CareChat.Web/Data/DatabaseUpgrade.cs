using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SQLitePCL;

namespace CareChat.Web.Data;

/// <summary>
/// Brings the database to the newest migration. All that is missing runs in one transaction with its rows of the history:
/// a program that dies meanwhile leaves the database as it was, and no lock that could outlive it. Where nothing is
/// missing nothing is written.
/// </summary>
public sealed class DatabaseUpgrade(DataOptions options, ILogger<DatabaseUpgrade> log)
{
    /// <summary>Makes PostgreSQL's empty database, unless it is there or another node makes it at this moment.</summary>
    public async Task CreateAsync()
    {
        await using var db = Open();
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync()) return;
        try
        {
            await creator.CreateAsync();
        }
        catch (PostgresException made) when (made.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // another node was faster
        }
    }

    /// <summary>Migrates the database; on PostgreSQL the caller has the turn (<see cref="NodeTurn.Preparing"/>).</summary>
    /// <returns>The engine that answers.</returns>
    /// <exception cref="StartRefusedException">
    /// A newer program wrote the data, its file cannot be written, or this SQLite may lose what it is told to keep.
    /// </exception>
    public async Task<DatabaseEngine> RunAsync()
    {
        await using var db = Open();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        var engine = await EngineAsync(db);
        if (!options.IsPostgres) RequireWritable((SqliteConnection)db.Database.GetDbConnection());
        if (await MissingAsync(db) is { Count: > 0 } missing) await UpgradeAsync(db, missing);
        return engine;
    }

    private CareChatDb Open() => options.IsPostgres
        ? new PostgresCareChatDb(DataRegistration.Postgres(options))
        : new SqliteCareChatDb(DataRegistration.Sqlite(options.WritingConnection));

    private async Task UpgradeAsync(CareChatDb db, IReadOnlyList<string> missing)
    {
        if (!options.IsPostgres) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF;");
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var migration in missing) await ApplyAsync(db, migration);
        if (!options.IsPostgres) await RequireWholeAsync(db);
        await transaction.CommitAsync();
        log.LogInformation("The database is at {Migration}.", missing[^1]);
    }

    private async Task ApplyAsync(CareChatDb db, string migration)
    {
        log.LogInformation("Migrating the database: {Migration} ...", migration);
        var start = Stopwatch.GetTimestamp();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandTimeout, command.Transaction) = (0, db.Database.CurrentTransaction!.GetDbTransaction());
        foreach (var statement in Statements(db, migration))
        {
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
        log.LogInformation("Migrated the database: {Migration} in {Milliseconds} ms.", migration, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>What a migration does, and its row of the history.</summary>
    private static IEnumerable<string> Statements(CareChatDb db, string id)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        var migration = assembly.CreateMigration(assembly.Migrations[id], db.Database.ProviderName!);
        var model = db.GetService<IModelRuntimeInitializer>().Initialize(migration.TargetModel);
        var history = db.GetService<IHistoryRepository>();
        return
        [
            history.GetCreateIfNotExistsScript(),
            .. db.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations, model).Select(c => c.CommandText),
            history.GetInsertScript(new HistoryRow(id, ProductInfo.GetVersion())),
        ];
    }

    /// <summary>Foreign keys sleep while tables are rebuilt; what they would have refused is refused here.</summary>
    private static async Task RequireWholeAsync(CareChatDb db)
    {
        await using var check = db.Database.GetDbConnection().CreateCommand();
        (check.CommandText, check.Transaction) = ("PRAGMA foreign_key_check", db.Database.CurrentTransaction!.GetDbTransaction());
        await using var broken = await check.ExecuteReaderAsync();
        if (await broken.ReadAsync())
            throw new StartRefusedException($"The migration would leave a row of {broken.GetString(0)} without what it belongs to; nothing was changed. Please report this.");
    }

    /// <summary>SQLite opens a file that it may not write all the same, and would refuse each change.</summary>
    private static void RequireWritable(SqliteConnection connection)
    {
        var isReadOnly = raw.sqlite3_db_readonly(connection.Handle, "main") == 1;
        try
        {
            if (!isReadOnly) SqliteLaneConnection.Run(connection, "BEGIN IMMEDIATE; ROLLBACK;"); // the log beside it is opened here
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == raw.SQLITE_READONLY)
        {
            isReadOnly = true;
        }
        if (isReadOnly)
            throw new StartRefusedException($"The database {connection.DataSource} cannot be written. Let this program's account write it, and what lies beside it (-wal, -shm).");
    }

    private static async Task<IReadOnlyList<string>> MissingAsync(CareChatDb db)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync()).ToList();
        if (applied.Except(known).LastOrDefault() is { } newer)
            throw new StartRefusedException($"The data was written by a newer program (migration {newer}). Start that program, or restore a backup made before it.");
        return [.. known.Except(applied)];
    }

    private static async Task<DatabaseEngine> EngineAsync(CareChatDb db)
    {
        await db.Database.OpenConnectionAsync();
        var engine = DatabaseEngine.Of(db.Database.GetDbConnection());
        return engine.IsSafe ? engine
            : throw new StartRefusedException($"{engine.Name} can lose a commit; {DatabaseEngine.OldestSqlite} or newer is needed. Install the program anew: it brings its own.");
    }
}
