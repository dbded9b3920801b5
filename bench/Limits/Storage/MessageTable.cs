using Microsoft.Data.Sqlite;

namespace CareChat.Bench.Limits.Storage;

/// <summary>The one table of the limits: the least that a chat message needs.</summary>
public static class MessageTable
{
    /// <summary>Adds a row and gives its id back.</summary>
    public const string Insert = """
        INSERT INTO message(conversation_id, patient_id, sender, body, sent_at)
        VALUES ($conversation, $patient, $sender, $body, $sentAt) RETURNING id
        """;

    /// <summary>The table, and the index by which a conversation is paged.</summary>
    public const string Rows = """
        CREATE TABLE message(
            id INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL, patient_id INTEGER NOT NULL,
            sender INTEGER NOT NULL, body TEXT NOT NULL, sent_at INTEGER NOT NULL);
        CREATE INDEX ix_message_conversation ON message(conversation_id, id);
        """;

    /// <summary>A full-text index that a trigger keeps inside the same commit.</summary>
    public const string Index = """
        CREATE VIRTUAL TABLE message_index USING fts5(body, content='message', content_rowid='id');
        CREATE TRIGGER message_added AFTER INSERT ON message BEGIN
            INSERT INTO message_index(rowid, body) VALUES (new.id, new.body);
        END;
        """;

    /// <summary>Makes a fresh database file and returns its path.</summary>
    public static string Create(string path, bool indexed)
    {
        foreach (var ending in new[] { "", "-wal", "-shm" })
        {
            File.Delete(path + ending);
        }

        using var connection = Open(path);
        connection.Execute(indexed ? Rows + Index : Rows);
        return path;
    }

    /// <summary>Opens a database in WAL mode where every commit is on disk when it returns.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        connection.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;");
        return connection;
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    /// <summary>Prepares a statement with its parameters; those named <c>$body</c> and <c>$match</c> are text.</summary>
    public static SqliteCommand Prepare(this SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            var type = name is "$body" or "$match" ? SqliteType.Text : SqliteType.Integer;
            command.Parameters.Add(new SqliteParameter(name, type));
        }

        command.Prepare();
        return command;
    }
}
