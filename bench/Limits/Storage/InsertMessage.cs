using Microsoft.Data.Sqlite;

namespace CareChat.Bench.Limits.Storage;

/// <summary>The prepared insert of one connection.</summary>
public sealed class InsertMessage(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand command = connection.Prepare(
        MessageTable.Insert, "$conversation", "$patient", "$sender", "$body", "$sentAt");

    /// <summary>Adds a row, inside the transaction where there is one, and returns its id.</summary>
    public long Run(SqliteTransaction? transaction, int conversation, string body, long sender, long sentAt)
    {
        command.Transaction = transaction;
        command.Parameters[0].Value = conversation;
        command.Parameters[1].Value = conversation;
        command.Parameters[2].Value = sender;
        command.Parameters[3].Value = body;
        command.Parameters[4].Value = sentAt;
        return (long)command.ExecuteScalar()!;
    }

    /// <inheritdoc />
    public void Dispose() => command.Dispose();
}
