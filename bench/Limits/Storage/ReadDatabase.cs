using Microsoft.Data.Sqlite;

namespace CareChat.Bench.Limits.Storage;

/// <summary>A message to be put into a database before a measurement. Patients count from 1, messages in time order.</summary>
public readonly record struct SeededMessage(int Patient, bool FromPatient, string Body, long SentAt);

/// <summary>Builds the large database: the message table and both shapes of search index over it.</summary>
public static class ReadDatabase
{
    /// <summary>Everything that is made, in SQL.</summary>
    public const string Schema = MessageTable.Rows + PrefixedIndex + ScopedIndex;

    private const int RowsPerCommit = 20_000;

    private const string ScopedIndex = """
        CREATE VIEW message_scoped AS SELECT id, body, 'p' || patient_id AS scope FROM message;
        CREATE VIRTUAL TABLE scoped_index USING fts5(body, scope, content='message_scoped', content_rowid='id');
        INSERT INTO scoped_index(scoped_index) VALUES ('rebuild');
        INSERT INTO scoped_index(scoped_index) VALUES ('optimize');
        """;

    private const string PrefixedIndex =
        "CREATE VIRTUAL TABLE prefixed_index USING fts5(body, content='', detail='column');";

    /// <summary>Writes all messages to a new file; the file appears under its name only when it is whole.</summary>
    public static void Build(string path, IEnumerable<SeededMessage> messages)
    {
        var unfinished = MessageTable.Create(path + ".new", indexed: false);
        using (var connection = MessageTable.Open(unfinished))
        {
            connection.Execute("PRAGMA synchronous=OFF;" + PrefixedIndex);
            AddRows(connection, messages);
            connection.Execute(ScopedIndex + """
                INSERT INTO prefixed_index(prefixed_index) VALUES ('optimize');
                ANALYZE;
                PRAGMA wal_checkpoint(TRUNCATE);
                """);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private static void AddRows(SqliteConnection connection, IEnumerable<SeededMessage> messages)
    {
        using var insert = new InsertMessage(connection);
        using var index = connection.Prepare("INSERT INTO prefixed_index(rowid, body) VALUES ($id, $body)", "$id", "$body");
        foreach (var group in messages.Chunk(RowsPerCommit))
        {
            using var transaction = connection.BeginTransaction();
            index.Transaction = transaction;
            foreach (var message in group)
            {
                var sender = message.FromPatient ? 1 : 0;
                index.Parameters[0].Value = insert.Run(transaction, message.Patient, message.Body, sender, message.SentAt);
                index.Parameters[1].Value = WithPatientInFront(message);
                index.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }

    private static string WithPatientInFront(SeededMessage message)
    {
        var prefix = SearchShapes.PrefixOf(message.Patient);
        return prefix + message.Body.Replace(" ", " " + prefix);
    }
}
