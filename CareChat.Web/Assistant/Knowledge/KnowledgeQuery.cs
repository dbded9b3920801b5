namespace CareChat.Web.Assistant.Knowledge;

/// <summary>What the database's full text is asked for.</summary>
internal static class KnowledgeQuery
{
    private const int MostWords = 8;
    private const int MostHits = 1500;

    /// <summary>The most telling words of a question; together they occur in few enough articles for a quick answer.</summary>
    public static IReadOnlyList<string> Words(KnowledgeSnapshot snapshot, AskedQuestion question)
    {
        var words = new List<string>();
        var hits = 0;
        foreach (var asked in question.Telling)
        {
            if (snapshot.Vocabulary.Articles(asked.Word) == 0) continue;
            hits += snapshot.Vocabulary.Articles(asked.Word);
            if (words.Count == MostWords || (hits > MostHits && words.Count > 0)) break;
            var stem = snapshot.Vocabulary.Stem(asked.Word);
            if (!stem.Contains(' ')) words.Add(stem);
        }
        return words;
    }
}
