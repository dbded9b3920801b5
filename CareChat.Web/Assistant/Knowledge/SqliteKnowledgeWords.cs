using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>The full text on SQLite: an FTS5 table without the texts themselves, ranked by bm25 with a weight for each column.</summary>
internal sealed class SqliteKnowledgeWords(KnowledgeChanges changes) : KnowledgeWords(changes)
{
    private const string Ranked =
        """
        SELECT rowid FROM "KnowledgeWords" WHERE "KnowledgeWords" MATCH @p0 ORDER BY bm25("KnowledgeWords", 0, 3, 2, 1), rowid LIMIT @p1
        """;

    internal override List<long> Find(ReadScope scope, Guid instanceId, IReadOnlyList<string> words, int most)
    {
        var found = new List<long>();
        if (words.Count == 0) return found;
        var any = string.Join(" OR ", words.Select(word => $"\"{word}\""));
        using var rows = scope.Query(Ranked, $"\"Instance\" : \"{instanceId:N}\" AND ({any})", most);
        while (rows.Read()) found.Add(rows.GetInt64(0));
        return found;
    }

    private protected override void Add(WriteScope scope, KnowledgeArticle article) => scope.Execute(
        """INSERT INTO "KnowledgeWords" (rowid, "Instance", "Topic", "Question", "Answer") VALUES (@p0, @p1, @p2, @p3, @p4)""",
        article.Seq, article.InstanceId.ToString("N"), string.Join(' ', TopicWords(article)), string.Join(' ', QuestionWords(article)),
        string.Join(' ', AnswerWords(article)));

    private protected override void Remove(WriteScope scope, long seq) =>
        scope.Execute("""DELETE FROM "KnowledgeWords" WHERE rowid = @p0""", seq);
}
