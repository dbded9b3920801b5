using CareChat.Tests.App;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace CareChat.Tests.Operator;

/// <summary>
/// A program that dies at any moment of its start or of a verb leaves what the next start can take up.
/// <c>KILLS=200</c> tries more often.
/// </summary>
public sealed class KilledStartTests : IDisposable
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "6", System.Globalization.CultureInfo.InvariantCulture);

    private readonly string folder = Directory.CreateTempSubdirectory("carechat-killed-").FullName;

    [Fact]
    public async Task A_start_that_is_killed_at_any_moment_does_not_stop_the_next()
    {
        var random = new Random(20261129);
        var schemas = Schemas();
        for (var kill = 0; kill < Kills; kill++)
        {
            var program = Prepare(kill, schemas[kill % schemas.Count]);
            await program.KillAsync(After(random), kill % 2 == 0 ? ["serve", "--urls", "http://127.0.0.1:0"] : ["tenant", "create", "acme", "--instance", "live"]);

            await using var server = await program.StartServerAsync();
            using var client = new HttpClient { BaseAddress = server.Address };
            Assert.Equal("healthy", (await client.GetStringAsync("/health")).Split('"')[3]);
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static TimeSpan After(Random random) => TimeSpan.FromMilliseconds(random.Next(200, 3000));

    private static List<string?> Schemas()
    {
        using var db = new SqliteCareChatDb(DataRegistration.Sqlite("Data Source=:memory:"));
        return [null, .. db.Database.GetMigrations()];
    }

    private CareChatProcess Prepare(int kill, string? schema)
    {
        var root = Directory.CreateDirectory(Path.Combine(folder, kill.ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName;
        if (schema is not null)
        {
            using var db = new SqliteCareChatDb(DataRegistration.Sqlite($"Data Source={Path.Combine(root, "carechat.db")}"));
            db.GetService<IMigrator>().Migrate(schema);
        }
        return new CareChatProcess(root);
    }
}
