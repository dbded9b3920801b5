using System.Globalization;
using System.Text.Json;
using CareChat.Tests.App;
using CareChat.Tests.Assistant.Knowledge;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace CareChat.Tests.Operator;

/// <summary>
/// A program that dies at any moment of its start, of a migration or of a verb leaves what the next start can take up.
/// <c>KILLS=200</c> tries more often.
/// </summary>
public class KilledStartTests : IDisposable
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "8", CultureInfo.InvariantCulture);
    private static readonly string[] Here = ["--tenant", "acme", "--instance", "live"];
    private static readonly string[] Serve = ["serve", "--urls", "http://127.0.0.1:0"];
    private static readonly string[] Tenant = ["tenant", "create", "acme", "--instance", "live"];

    private readonly string folder = Directory.CreateTempSubdirectory("carechat-killed-").FullName;

    [Fact]
    public async Task A_start_or_a_migration_that_is_killed_at_any_moment_does_not_stop_the_next()
    {
        var random = new Random(20261129);
        var schemas = Schemas();
        for (var kill = 0; kill < Kills; kill++)
        {
            var program = Program($"start-{kill}");
            if (schemas[kill % schemas.Count] is { } schema) Migrate(program, schema);
            await program.KillAsync(After(random), kill % 2 == 0 ? Serve : Tenant);

            await StartsAsync(program);
        }
    }

    [Fact]
    public async Task A_verb_that_is_killed_at_any_moment_can_be_run_again_and_does_not_stop_the_next_start()
    {
        var random = new Random(20261130);
        var program = Program("verbs");
        Assert.Equal(0, (await program.RunAsync(Tenant)).ExitCode);
        for (var kill = 0; kill < Kills; kill++)
        {
            var verb = Verb(kill);
            await program.KillAsync(After(random), verb);

            var again = await program.RunWithInputAsync(CareChatProcess.Password, verb);
            Assert.True(again.ExitCode == 0 || again.Error.Contains("already", StringComparison.Ordinal), $"{verb[0]}: {again.Error}");
            await StartsAsync(program);
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The program on an empty database, in a folder of its own.</summary>
    protected virtual CareChatProcess Open(string root) => new(root);

    /// <summary>The program's database, for what only a test does.</summary>
    protected virtual CareChatDb Connect(CareChatProcess program) =>
        new SqliteCareChatDb(DataRegistration.Sqlite($"Data Source={Path.Combine(program.DataDirectory, "carechat.db")}"));

    private CareChatProcess Program(string name) => Open(Directory.CreateDirectory(Path.Combine(folder, name)).FullName);

    private static TimeSpan After(Random random) => TimeSpan.FromMilliseconds(random.Next(200, 3000));

    private List<string?> Schemas()
    {
        using var db = Connect(Program("schemas"));
        return [null, .. db.Database.GetMigrations()];
    }

    private void Migrate(CareChatProcess program, string schema)
    {
        using var db = Connect(program);
        db.GetService<IMigrator>().Migrate(schema);
    }

    private static async Task StartsAsync(CareChatProcess program)
    {
        await using var server = await program.StartServerAsync();
        using var client = new HttpClient { BaseAddress = server.Address };
        Assert.Equal("healthy", (await client.GetStringAsync("/health")).Split('"')[3]);
    }

    /// <summary>One verb after the other, each with something new to do.</summary>
    private string[] Verb(int kill) => (kill % 8) switch
    {
        0 => ["person", "create", "--role", "clinician", "--email", $"nurse{kill}@example.com", "--name", "Dana Ortiz", "--password-stdin", .. Here],
        1 => ["patient", "import", Write($"p{kill}.json", Patients(kill)), .. Here],
        2 => ["transcripts", "import", Write($"t{kill}.csv", Talks(kill)), .. Here],
        3 => ["knowledge", "import", Write($"k{kill}.jsonl", OwnArticles.Text.Replace("own/", $"own{kill}/", StringComparison.Ordinal)), .. Here],
        4 => ["client", "create", "--name", $"Bridge {kill}", "--scopes", "chat:read", .. Here],
        5 => ["assistant-key", "create", "--name", $"Helper {kill}", .. Here],
        6 => ["tenant", "create", "acme", "--instance", $"live{kill}"],
        _ => ["person", "create", "--role", "patient", "--email", $"p{kill}@example.com", "--name", "Ana Alpha", "--password-stdin", .. Here],
    };

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static string Patients(int kill)
    {
        var entries = Enumerable.Range(0, 200).Select(i => new
        {
            fullUrl = $"https://a.example/Patient/{kill}-{i}",
            resource = new
            {
                resourceType = "Patient",
                id = $"{kill}-{i}",
                name = new[] { new { given = new[] { "Ana" }, family = $"N{kill}x{i}" } },
                birthDate = "1970-01-02",
            },
        });
        return JsonSerializer.Serialize(new { resourceType = "Bundle", type = "collection", entry = entries });
    }

    private static string Talks(int kill) => "ID,dialogue\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"{kill}-{i},Doctor: Good morning {kill} {i}.\n"));
}

/// <summary>The same on PostgreSQL.</summary>
[Collection(PostgresServer.Collection)]
public sealed class PostgresKilledStartTests(PostgresServer server) : KilledStartTests
{
    protected override CareChatProcess Open(string root) => new(root) { Postgres = server.CreateDatabase() };

    protected override CareChatDb Connect(CareChatProcess program) =>
        new PostgresCareChatDb(DataRegistration.Postgres(new DataOptions { Database = { ConnectionString = program.Postgres! } }));
}
