namespace CareChat.Web.Assistant.Knowledge;

/// <summary>
/// What the database's full text is asked for: words that occur in few enough articles that all which have one can be
/// had. Which of those are worth a look is decided here, so that it does not depend on how a database ranks.
/// </summary>
internal static class KnowledgeQuery
{
    /// <summary>As many articles as the words may occur in, counted one by one.</summary>
    public const int MostHits = 1500;

    private const int MostWords = 8;
    private const int MostCandidates = 40;

    /// <summary>The most telling words of a question.</summary>
    public static IReadOnlyList<AskedWord> Words(KnowledgeSnapshot snapshot, AskedQuestion question)
    {
        var words = new List<AskedWord>();
        var hits = 0;
        foreach (var asked in question.Telling)
        {
            if (snapshot.Vocabulary.Articles(asked.Word) == 0 || snapshot.Vocabulary.Stem(asked.Word).Contains(' ')) continue;
            hits += snapshot.Vocabulary.Articles(asked.Word);
            if (words.Count == MostWords || hits > MostHits) break;
            words.Add(asked);
        }
        return words;
    }

    /// <summary>The best of the articles that were found, by those words.</summary>
    public static List<int> Best(KnowledgeSnapshot snapshot, IReadOnlyList<AskedWord> words, IEnumerable<long> found) => found
        .Where(snapshot.BySeq.ContainsKey).Select(seq => snapshot.BySeq[seq])
        .Select(article => (Article: article, Score: TextScore.OfAnswer(snapshot, words, snapshot.Articles[article])))
        .OrderByDescending(a => a.Score).ThenBy(a => a.Article)
        .Take(MostCandidates).Select(a => a.Article).ToList();
}
