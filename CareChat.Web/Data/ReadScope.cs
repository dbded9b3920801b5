using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace CareChat.Web.Data;

/// <summary>A connection of the <see cref="ReadLane"/>.</summary>
public abstract class ReadScope : SqlScope, IDisposable
{
    private readonly Action<ReadScope> giveBack;

    private protected ReadScope(Action<ReadScope> giveBack) => this.giveBack = giveBack;

    /// <summary>Gives the connection back.</summary>
    public void Dispose() => giveBack(this);

    /// <summary>Closes the connection.</summary>
    internal abstract void Close();
}

/// <summary>A connection that the driver keeps between two uses, with its statements.</summary>
internal sealed class PostgresReadScope(NpgsqlConnection connection, Action<ReadScope> giveBack) : ReadScope(giveBack)
{
    private readonly Dictionary<string, DbCommand> prepared = [];

    internal override void Close()
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

/// <summary>An open file with the statements that have been asked of it.</summary>
internal sealed class SqliteReadScope : ReadScope
{
    private const int LongestWaitMs = 30_000;
    private readonly Dictionary<string, SqliteStatement> prepared = [];
    private readonly SqliteConnection connection;
    private readonly sqlite3 database;

    public SqliteReadScope(SqliteConnection connection, Action<ReadScope> giveBack)
        : base(giveBack)
    {
        (this.connection, database) = (connection, connection.Handle!);
        raw.sqlite3_busy_timeout(database, LongestWaitMs);
    }

    /// <inheritdoc />
    public override SqlRow Query(string sql, params ReadOnlySpan<object?> arguments) => Begin(sql, arguments);

    /// <inheritdoc />
    public override object? Scalar(string sql, params ReadOnlySpan<object?> arguments)
    {
        using var row = Begin(sql, arguments);
        return row.First();
    }

    internal override void Close()
    {
        foreach (var statement in prepared.Values) statement.Close();
        connection.Dispose();
    }

    /// <inheritdoc />
    protected override DbCommand Command(string sql, ReadOnlySpan<object?> arguments) =>
        throw new NotSupportedException("Statements of this scope are not the driver's.");

    private SqliteStatement Begin(string sql, ReadOnlySpan<object?> arguments)
    {
        if (!prepared.TryGetValue(sql, out var statement)) prepared[sql] = statement = new SqliteStatement(database, sql);
        statement.Begin(arguments);
        return statement;
    }
}
