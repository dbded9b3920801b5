using Npgsql;

namespace CareChat.Web.Data;

/// <summary>
/// Lets one node at a time do what is done once for a database: migrate, make the first keys, fill the demo clinic.
/// On PostgreSQL it is an advisory lock of a connection of its own, which ends with its holder however that ends;
/// on SQLite the data directory is held already.
/// </summary>
internal sealed class NodeTurn : IAsyncDisposable
{
    /// <summary>Migrations and the keys that protect cookies.</summary>
    public const int Preparing = 7306;

    /// <summary>The demo clinic.</summary>
    public const int Demo = 7307;

    private readonly NpgsqlConnection? connection;

    private NodeTurn(NpgsqlConnection? connection) => this.connection = connection;

    /// <summary>Waits until no other node has the turn, however long it takes.</summary>
    /// <param name="options">Which database.</param>
    /// <param name="what">What it is a turn for.</param>
    public static async Task<NodeTurn> TakeAsync(DataOptions options, int what, CancellationToken cancellationToken = default)
    {
        if (!options.IsPostgres) return new NodeTurn(null);
        var own = new NpgsqlConnectionStringBuilder(options.Database.ConnectionString) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(own.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var take = new NpgsqlCommand("SELECT pg_advisory_lock(@p0)", connection) { Parameters = { new("p0", (long)what) } };
            await take.ExecuteNonQueryAsync(cancellationToken);
            return new NodeTurn(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the next node have it.</summary>
    public ValueTask DisposeAsync() => connection?.DisposeAsync() ?? ValueTask.CompletedTask;
}
