using Microsoft.Data.Sqlite;

namespace CareChat.Bench.Data;

/// <summary>Adds rows to a table of the product.</summary>
public sealed class RowInsert : IDisposable
{
    private readonly SqliteCommand command;

    /// <summary>Prepares the statement for some columns.</summary>
    public RowInsert(SqliteConnection connection, string table, params string[] columns)
    {
        command = connection.CreateCommand();
        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        var values = string.Join(", ", columns.Select((_, i) => $"@p{i}"));
        command.CommandText = $"INSERT INTO \"{table}\" ({names}) VALUES ({values})";
        for (var i = 0; i < columns.Length; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
        }
    }

    /// <summary>Adds a row; the values come in the order of the columns.</summary>
    public void Run(SqliteTransaction transaction, params ReadOnlySpan<object?> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    /// <inheritdoc />
    public void Dispose() => command.Dispose();
}
