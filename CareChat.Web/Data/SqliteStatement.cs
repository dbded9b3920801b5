using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CareChat.Web.Data;

/// <summary>
/// A prepared statement without the driver around it: a row of a page has a dozen columns, and the driver asks SQLite
/// two or three times for each. A value of another type than the column's is the caller's error.
/// </summary>
internal sealed class SqliteStatement : SqlRow
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly List<int> places = [];

    /// <summary>Prepares a statement on an open connection.</summary>
    /// <exception cref="SqliteException">It cannot be prepared.</exception>
    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        Require(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <summary>Begins anew with arguments: whole numbers, texts and ids.</summary>
    public void Begin(ReadOnlySpan<object?> arguments)
    {
        Dispose();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (places.Count == i) places.Add(raw.sqlite3_bind_parameter_index(statement, "@p" + i.ToString(CultureInfo.InvariantCulture)));
            Require(Bind(places[i], arguments[i]));
        }
    }

    /// <summary>The first value of the first row; null where there is none.</summary>
    public object? First()
    {
        if (!Read()) return null;
        return raw.sqlite3_column_type(statement, 0) switch
        {
            raw.SQLITE_INTEGER => GetInt64(0),
            raw.SQLITE_TEXT => GetString(0),
            _ => null,
        };
    }

    public override bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result is raw.SQLITE_ROW or raw.SQLITE_DONE) return result == raw.SQLITE_ROW;
        Dispose();
        SqliteException.ThrowExceptionForRC(result, database);
        return false;
    }

    public override bool IsDBNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public override bool GetBoolean(int column) => GetInt64(column) != 0;

    public override int GetInt32(int column) => raw.sqlite3_column_int(statement, column);

    public override long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public override Guid GetGuid(int column)
    {
        var text = raw.sqlite3_column_blob(statement, column);
        return Utf8Parser.TryParse(text, out Guid id, out var length, 'D') && length == text.Length ? id : throw new FormatException("No id stands in this column.");
    }

    /// <summary>The text as it stands in the database's page, which is UTF-8.</summary>
    public override string GetString(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public override byte[] GetBytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    /// <summary>Ends the query, and with it the connection's view of the database; the statement stays prepared.</summary>
    public override void Dispose() => raw.sqlite3_reset(statement);

    /// <summary>Frees the statement.</summary>
    public void Close() => statement.Dispose();

    /// <summary>Ids are kept as the driver keeps them: as text in capitals.</summary>
    private int Bind(int place, object? argument) => argument switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        Guid id => raw.sqlite3_bind_text(statement, place, id.ToString("D").ToUpperInvariant()),
        string text => raw.sqlite3_bind_text(statement, place, text),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        _ => throw new ArgumentException($"A {argument.GetType().Name} cannot be bound.", nameof(argument)),
    };

    private void Require(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, database);
    }
}
