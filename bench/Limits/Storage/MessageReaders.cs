using Microsoft.Data.Sqlite;

namespace CareChat.Bench.Limits.Storage;

/// <summary>A message as the bare endpoints show it.</summary>
public sealed record MessageRow(long Id, int Conversation, string Body, long SentAt);

/// <summary>A reader of the large database for every thread that asks.</summary>
public sealed class MessageReaders(string path)
{
    private readonly ThreadLocal<MessageReader> readers = new(() => new MessageReader(path));

    /// <summary>The reader of this thread.</summary>
    public MessageReader Current => readers.Value!;
}

/// <summary>One connection with its prepared queries.</summary>
public sealed class MessageReader
{
    private const string PageSql = """
        SELECT id, conversation_id, body, sent_at FROM message
        WHERE conversation_id = $conversation ORDER BY id DESC LIMIT 50
        """;

    private readonly SqliteCommand page;
    private readonly SqliteCommand byScope;
    private readonly SqliteCommand byPrefix;

    /// <summary>Opens a database made by <see cref="ReadDatabase"/>.</summary>
    public MessageReader(string path)
    {
        var connection = MessageTable.Open(path);
        page = connection.Prepare(PageSql, "$conversation");
        byScope = connection.Prepare(SearchShape.ScopeToken.Sql(), "$match");
        byPrefix = connection.Prepare(SearchShape.PatientPrefixedTokens.Sql(), "$match");
    }

    /// <summary>The newest fifty messages of a conversation.</summary>
    public List<MessageRow> NewestPage(int conversation) => Read(page, conversation);

    /// <summary>The newest fifty messages of a patient that match.</summary>
    public List<MessageRow> Search(SearchShape shape, int patient, string query) =>
        Read(shape == SearchShape.ScopeToken ? byScope : byPrefix, shape.Match(patient, query));

    private static List<MessageRow> Read(SqliteCommand command, object parameter)
    {
        command.Parameters[0].Value = parameter;
        var rows = new List<MessageRow>(50);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(new MessageRow(reader.GetInt64(0), reader.GetInt32(1), reader.GetString(2), reader.GetInt64(3)));
        }

        return rows;
    }
}
