using Microsoft.Data.Sqlite;

namespace CareChat.Tests.Search;

/// <summary>A real full-text table in memory, to ask SQLite itself what a word is and what a query finds.</summary>
internal sealed class FullTextTable : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public FullTextTable()
    {
        connection.Open();
        Run("CREATE VIRTUAL TABLE texts USING fts5(body, tokenize = 'unicode61 remove_diacritics 2')");
        Run("CREATE VIRTUAL TABLE words USING fts5vocab(texts, 'instance')");
    }

    public void Add(long id, string body) => Run("INSERT INTO texts(rowid, body) VALUES ($a, $b)", id, body);

    public List<long> Match(string expression) =>
        Read("SELECT rowid FROM texts WHERE texts MATCH $a ORDER BY rowid", row => row.GetInt64(0), expression);

    /// <summary>The words of every text, in order.</summary>
    public ILookup<long, string> Words() =>
        Read("SELECT doc, term FROM words ORDER BY doc, offset", row => (Id: row.GetInt64(0), Word: row.GetString(1)))
            .ToLookup(found => found.Id, found => found.Word);

    public void Dispose() => connection.Dispose();

    private void Run(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> take, params object[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var found = new List<T>();
        while (reader.Read()) found.Add(take(reader));
        return found;
    }

    private SqliteCommand Command(string sql, object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var index = 0; index < values.Length; index++) command.Parameters.AddWithValue($"${(char)('a' + index)}", values[index]);
        return command;
    }
}
