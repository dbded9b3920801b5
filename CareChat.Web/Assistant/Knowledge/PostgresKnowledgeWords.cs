using System.Text;
using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>The full text on PostgreSQL: word vectors in which topic, question and answer have weights of their own.</summary>
internal sealed class PostgresKnowledgeWords(KnowledgeChanges changes) : KnowledgeWords(changes)
{
    private const int LastPlace = 16383;

    // 1 divides the rank by the length of the text, as bm25 does in its way.
    private const string Ranked =
        """
        SELECT "Seq" FROM "KnowledgeWords", CAST(@p1 AS tsquery) query WHERE "Words" @@ query AND "InstanceId" = @p0
        ORDER BY ts_rank('{0.3, 0.3, 0.6, 1}', "Words", query, 1) DESC, "Seq" LIMIT @p2
        """;

    internal override List<long> Find(ReadScope scope, Guid instanceId, IReadOnlyList<string> words, int most)
    {
        var found = new List<long>();
        if (words.Count == 0) return found;
        using var rows = scope.Query(Ranked, instanceId, string.Join(" | ", words.Select(Lexeme)), most);
        while (rows.Read()) found.Add(rows.GetInt64(0));
        return found;
    }

    private protected override void Add(WriteScope scope, KnowledgeArticle article)
    {
        var (vector, place) = (new StringBuilder(), 0);
        foreach (var (words, weight) in new[] { (TopicWords(article), 'A'), (QuestionWords(article), 'B'), (AnswerWords(article), 'D') })
        {
            foreach (var word in words)
            {
                place = Math.Min(place + 1, LastPlace);
                vector.Append(Lexeme(word)).Append(':').Append(place).Append(weight).Append(' ');
            }
        }
        scope.Execute("""INSERT INTO "KnowledgeWords" ("Seq", "InstanceId", "Words") VALUES (@p0, @p1, CAST(@p2 AS tsvector))""",
            article.Seq, article.InstanceId, vector.ToString());
    }

    private protected override void Remove(WriteScope scope, long seq) =>
        scope.Execute("""DELETE FROM "KnowledgeWords" WHERE "Seq" = @p0""", seq);

    private static string Lexeme(string word) => $"'{word.Replace("\\", "\\\\").Replace("'", "''")}'";
}
