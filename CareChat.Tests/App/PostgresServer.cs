using System.Diagnostics;
using Npgsql;
using Xunit;

namespace CareChat.Tests.App;

/// <summary>One throw-away PostgreSQL for all tests of the <see cref="Collection"/>; it ends with them, however they end.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    /// <summary>The collection whose classes share the server.</summary>
    public const string Collection = "PostgreSQL";

    private Process? process;
    private string connection = "";

    public async Task InitializeAsync()
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "build", "postgres.sh"));
        process = Process.Start(start)!;
        connection = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("PostgreSQL did not start; build/test.sh installs what it needs.");
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        process!.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public string CreateDatabase()
    {
        NpgsqlConnection.ClearAllPools(); // the idle connections of programs that have ended: the server has not enough for all of them
        var name = $"t_{Guid.NewGuid():N}";
        using var admin = new NpgsqlConnection(connection);
        admin.Open();
        using var create = new NpgsqlCommand($"CREATE DATABASE {name}", admin);
        create.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(connection) { Database = name, MaxPoolSize = 30 }.ConnectionString;
    }
}

/// <summary>The classes that share one <see cref="PostgresServer"/>.</summary>
[CollectionDefinition(PostgresServer.Collection)]
public sealed class PostgresTests : ICollectionFixture<PostgresServer>;
