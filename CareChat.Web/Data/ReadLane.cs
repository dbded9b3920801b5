using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CareChat.Web.Data;

/// <summary>
/// Connections for the few questions that are asked all the time. On SQLite they cannot write, stay open and keep
/// their statements prepared, which saves more than the questions themselves cost; on PostgreSQL the driver keeps them.
/// Who may see the answers is the caller's affair.
/// </summary>
public sealed class ReadLane : IDisposable
{
    private readonly ConcurrentBag<ReadScope> idle = [];
    private readonly Func<ReadScope> connect;
    private int generation;

    /// <summary>A lane over the program's database.</summary>
    public ReadLane(DataOptions options) =>
        connect = options.IsPostgres ? () => ConnectPostgres(options.ReadingConnection) : () => ConnectSqlite(options.ReadingConnection);

    /// <summary>A lane over another SQLite file.</summary>
    internal ReadLane(string sqliteConnection) => connect = () => ConnectSqlite(sqliteConnection);

    /// <summary>A connection for one piece of reading; the caller disposes it.</summary>
    public ReadScope Open() => idle.TryTake(out var scope) ? scope : connect();

    /// <summary>Closes the connections: those in use when they are given back.</summary>
    public void Dispose()
    {
        Interlocked.Increment(ref generation);
        while (idle.TryTake(out var scope)) scope.Close();
    }

    private void Return(ReadScope scope, int opened)
    {
        if (opened != Volatile.Read(ref generation) || scope is not SqliteReadScope) scope.Close();
        else idle.Add(scope);
    }

    private ReadScope ConnectPostgres(string postgres)
    {
        var connection = new NpgsqlConnection(postgres);
        connection.Open();
        return new PostgresReadScope(connection, scope => Return(scope, 0));
    }

    private ReadScope ConnectSqlite(string sqlite)
    {
        var opened = Volatile.Read(ref generation);
        var connection = new SqliteConnection(sqlite + ";Pooling=False");
        try
        {
            connection.Open();
            return new SqliteReadScope(connection, scope => Return(scope, opened));
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }
}
