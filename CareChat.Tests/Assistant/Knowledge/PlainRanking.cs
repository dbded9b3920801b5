using CareChat.Web.Data;
using CareChat.Web.Search;
using CareChat.Web.Text;
using Microsoft.Data.Sqlite;

namespace CareChat.Tests.Assistant.Knowledge;

/// <summary>What a search would find without any of our work: FTS5's bm25 over question and answer, any word.</summary>
internal sealed class PlainRanking : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly List<string> ids = [];

    public PlainRanking(IEnumerable<KnowledgeArticle> articles)
    {
        connection.Open();
        Execute("CREATE VIRTUAL TABLE plain USING fts5(question, answer, content='')");
        using var transaction = connection.BeginTransaction();
        foreach (var article in articles)
        {
            ids.Add(article.ExternalId);
            Execute("INSERT INTO plain (rowid, question, answer) VALUES (@p0, @p1, @p2)", ids.Count, article.Question, article.Answer);
        }
        transaction.Commit();
    }

    /// <summary>The id of the best article.</summary>
    public string? First(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rowid FROM plain WHERE plain MATCH @p0 ORDER BY rank LIMIT 1";
        command.Parameters.AddWithValue("@p0", string.Join(" OR ", Tokenizer.Words(text).Select(word => $"\"{word.Folded}\"").Distinct()));
        return command.ExecuteScalar() is long row ? ids[(int)row - 1] : null;
    }

    public void Dispose() => connection.Dispose();

    private void Execute(string sql, params object[] arguments)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < arguments.Length; i++) command.Parameters.AddWithValue("@p" + i, arguments[i]);
        command.ExecuteNonQuery();
    }
}
