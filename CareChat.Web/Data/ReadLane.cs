using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CareChat.Web.Data;

/// <summary>
/// Connections for the few questions that are asked all the time. On SQLite they cannot write, stay open and keep
/// their statements prepared, which saves more than the questions themselves cost; on PostgreSQL the driver keeps them.
/// Who may see the answers is the caller's affair.
/// </summary>
public sealed class ReadLane(DataOptions options) : IDisposable
{
    private readonly ConcurrentBag<ReadScope> idle = [];

    /// <summary>A connection for one piece of reading; the caller disposes it.</summary>
    public ReadScope Open() => idle.TryTake(out var scope) ? scope : new ReadScope(Connect(), Return);

    /// <inheritdoc />
    public void Dispose()
    {
        while (idle.TryTake(out var scope)) scope.Close();
    }

    private void Return(ReadScope scope)
    {
        if (options.IsPostgres) scope.Close();
        else idle.Add(scope);
    }

    private DbConnection Connect()
    {
        DbConnection connection = options.IsPostgres
            ? new NpgsqlConnection(options.ReadingConnection)
            : new SqliteConnection(options.ReadingConnection + ";Pooling=False");
        connection.Open();
        return connection;
    }
}

/// <summary>A connection of the <see cref="ReadLane"/>.</summary>
public sealed class ReadScope : SqlScope, IDisposable
{
    private readonly Dictionary<string, DbCommand> prepared = [];
    private readonly DbConnection connection;
    private readonly Action<ReadScope> giveBack;

    internal ReadScope(DbConnection connection, Action<ReadScope> giveBack) => (this.connection, this.giveBack) = (connection, giveBack);

    /// <summary>Gives the connection back.</summary>
    public void Dispose() => giveBack(this);

    internal void Close()
    {
        foreach (var command in prepared.Values) command.Dispose();
        connection.Dispose();
    }

    /// <inheritdoc />
    protected override DbCommand Command(string sql, ReadOnlySpan<object?> arguments)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            prepared[sql] = command;
        }
        Bind(command, arguments);
        return command;
    }
}
