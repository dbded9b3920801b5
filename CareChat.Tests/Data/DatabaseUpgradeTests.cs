using CareChat.Tests.App;
using CareChat.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace CareChat.Tests.Data;

/// <summary>From whatever an earlier program left behind to the newest schema, on both databases.</summary>
[Collection(PostgresServer.Collection)]
public sealed class DatabaseUpgradeTests(PostgresServer postgres) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("carechat-upgrade-").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_landed_schema_comes_to_the_newest(bool isPostgres)
    {
        foreach (var landed in Migrations(isPostgres))
        {
            var options = Options(isPostgres);
            await MigrateToAsync(options, landed);
            await MarkAsync(options);

            await UpgradeAsync(options);

            await using var db = Open(options);
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
            Assert.Equal("upgrade-tenant", await db.Tenants.Select(t => t.Name).SingleAsync());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_that_is_new_enough_is_not_touched(bool isPostgres)
    {
        var options = Options(isPostgres);
        await UpgradeAsync(options);
        var before = isPostgres ? "" : Hash(options);

        await UpgradeAsync(options);

        Assert.Equal(before, isPostgres ? "" : Hash(options));
    }

    [Fact]
    public async Task A_lock_that_outlived_its_holder_stops_no_start()
    {
        var options = Options(isPostgres: false);
        await MigrateToAsync(options, Migrations(isPostgres: false)[2]);
        await using (var db = Open(options))
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT OR IGNORE INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-11-01 00:00:00');
                """);
        }

        await UpgradeAsync(options);

        await using var after = Open(options);
        Assert.Empty(await after.Database.GetPendingMigrationsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_number_that_was_kept_without_its_extension_gets_it_back(bool isPostgres)
    {
        var options = Options(isPostgres);
        await UpgradeAsync(options);
        string[] written = ["646-555-0123 ext. 9", "(646) 555-0123 x10", "+16465550123;ext=7", "646 555 0123 anexo 5", "646-555-0123", "Fax 6465550123"];
        await using (var db = Open(options))
        {
            var now = DateTimeOffset.UnixEpoch;
            var tenant = new Tenant { Id = Guid.NewGuid(), Name = "phones", CreatedAt = now };
            var instance = new Instance { Id = Guid.NewGuid(), Tenant = tenant, Name = "live", DisplayName = "Phones", CreatedAt = now };
            db.Instances.Add(instance);
            foreach (var (i, phone) in written.Index())
                db.Patients.Add(new Patient { Id = Guid.NewGuid(), InstanceId = instance.Id, FirstName = $"{i}", LastName = "X", Phone = phone, CreatedAt = now, UpdatedAt = now });
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlRawAsync("""UPDATE "Patients" SET "PhoneDigits" = '16465550123'""");
            await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%PhoneExtensions'""");
        }

        await UpgradeAsync(options);

        await using var after = Open(options);
        Assert.Equal(["16465550123;ext=9", "16465550123;ext=10", "16465550123;ext=7", "16465550123;ext=5", "16465550123", "16465550123"],
            await after.Patients.OrderBy(p => p.FirstName).Select(p => p.PhoneDigits).ToListAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Data_of_a_newer_program_is_refused_and_left_alone(bool isPostgres)
    {
        var options = Options(isPostgres);
        await UpgradeAsync(options);
        await using (var db = Open(options))
        {
            await db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_FromTheFuture', '99.0.0')""");
        }

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => UpgradeAsync(options));

        Assert.Contains("newer program", refused.Message);
        Assert.Contains("29990101000000_FromTheFuture", refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static List<string> Migrations(bool isPostgres)
    {
        using CareChatDb db = isPostgres
            ? new PostgresCareChatDb(new DbContextOptionsBuilder<PostgresCareChatDb>().UseNpgsql().Options)
            : new SqliteCareChatDb(DataRegistration.Sqlite("Data Source=:memory:"));
        return [.. db.Database.GetMigrations()];
    }

    private DataOptions Options(bool isPostgres)
    {
        var root = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
        return isPostgres
            ? new() { DataDirectory = root, Database = new() { Provider = "Postgres", ConnectionString = postgres.CreateDatabase() } }
            : new() { DataDirectory = root };
    }

    private static CareChatDb Open(DataOptions options) => options.IsPostgres
        ? new PostgresCareChatDb(DataRegistration.Postgres(options))
        : new SqliteCareChatDb(DataRegistration.Sqlite(options.WritingConnection));

    private static Task UpgradeAsync(DataOptions options) => new DatabaseUpgrade(options, NullLogger<DatabaseUpgrade>.Instance).RunAsync();

    private static async Task MigrateToAsync(DataOptions options, string migration)
    {
        await using var db = Open(options);
        await db.GetService<IMigrator>().MigrateAsync(migration);
    }

    /// <summary>A row that must come through; the columns are those of the first schema.</summary>
    private static async Task MarkAsync(DataOptions options)
    {
        await using var db = Open(options);
        await db.Database.ExecuteSqlRawAsync(
            """INSERT INTO "Tenants" ("Id", "Name", "CreatedAt") VALUES ({0}, 'upgrade-tenant', 1)""", options.IsPostgres ? Guid.NewGuid() : Guid.NewGuid().ToString("D").ToUpperInvariant());
    }

    private static string Hash(DataOptions options)
    {
        SqliteConnection.ClearAllPools();
        var bytes = File.ReadAllBytes(Path.Combine(options.Root, "carechat.db"));
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes));
    }
}
