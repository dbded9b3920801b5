using CareChat.Web.Assistant.Knowledge.Starter;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>
/// Finds the articles that answer a question. The database's full text and the topics' names bring candidates; which of
/// them is best is decided here, so that both databases give the same.
/// </summary>
public sealed class KnowledgeSearch(KnowledgeSnapshots snapshots, KnowledgeWords words, ReadLane reads)
{
    /// <summary>The articles of an instance that answer a question; hidden ones never.</summary>
    /// <param name="text">The question as it was written.</param>
    /// <param name="history">What was said before: it gives a question without a topic of its own its subject.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="language"><c>en</c> or <c>es</c>, for a question that does not show it.</param>
    public async Task<KnowledgeFinding> FindAsync(
        Guid instanceId, string text, IReadOnlyList<Turn> history, int most, CancellationToken cancellationToken = default, string? language = null)
    {
        var snapshot = await snapshots.GetAsync(instanceId).WaitAsync(cancellationToken);
        using var scope = reads.Open();
        var spoken = LanguageDetector.Detect(text, language);
        var question = QuestionReader.Read(snapshot, text, spoken);
        var topics = TopicRanking.Find(snapshot, question);
        var subject = FollowUp.Earlier(snapshot, text, topics, history) is { } earlier ? Subject(snapshot, scope, instanceId, earlier) : null;
        if (subject is { } inherited)
        {
            question = QuestionReader.Read(snapshot, text, spoken, snapshot.Topics[inherited].Name);
            topics = TopicRanking.Find(snapshot, question);
        }
        if (Weigh(snapshot, scope, instanceId, text, question, topics, subject) is not { } ranking) return KnowledgeFinding.None;
        var found = Read(scope, snapshot, ranking.Articles, most);
        return new KnowledgeFinding(
            found,
            ranking.Topic is { } topic ? snapshot.Topics[topic].Name : null,
            ranking.IsConfident && !(found is [var best, ..] && IsFalseFriend(best, text)))
        {
            Words = Words(snapshot, question),
        };
    }

    /// <summary>
    /// True for an article in another language than the question's that is written in both: its words meet those of the question by
    /// how they are spelled alone, as <c>angina</c> does.
    /// </summary>
    private static bool IsFalseFriend(FoundArticle article, string text) =>
        LanguageDetector.Shown(text) is { } shown && shown != article.Language && StarterArticles.ExternalIds.Contains(article.ExternalId);

    /// <summary>What an earlier question was about: the topic it named, or that of the article that answers it; null where it has no answer.</summary>
    private int? Subject(KnowledgeSnapshot snapshot, ReadScope scope, Guid instanceId, string earlier)
    {
        var question = QuestionReader.Read(snapshot, earlier, LanguageDetector.Detect(earlier));
        var topics = TopicRanking.Find(snapshot, question);
        if (Weigh(snapshot, scope, instanceId, earlier, question, topics) is not { IsConfident: true } ranking) return null;
        return FollowUp.IsWhole(snapshot, topics) ? topics[0].Topic : ranking.Topic;
    }

    /// <summary>What a question comes to: its articles, best first, and what the best is about; null where there is none.</summary>
    /// <param name="subject">The topic they have to be about; null for any.</param>
    private Ranking? Weigh(
        KnowledgeSnapshot snapshot, ReadScope scope, Guid instanceId, string text, AskedQuestion question, IReadOnlyList<FoundTopic> topics,
        int? subject = null)
    {
        var same = snapshot.Asking(text);
        var ranked = Rank(snapshot, scope, instanceId, question, topics, same);
        if (subject is not null) ranked = [.. ranked.Where(r => snapshot.Articles[r.Article].Topic == subject)];
        if (ranked.Count == 0) return null;
        var best = snapshot.Articles[ranked[0].Article];
        return new Ranking(ranked, best.Topic >= 0 ? best.Topic : null, same.Count > 0 || Confidence.Is(snapshot, question, topics, best));
    }

    /// <summary>The articles by how well they answer; those that ask the same first.</summary>
    private List<RankedArticle> Rank(KnowledgeSnapshot snapshot, ReadScope scope, Guid instanceId, AskedQuestion question, IReadOnlyList<FoundTopic> topics, IReadOnlyList<int> same)
    {
        var telling = KnowledgeQuery.Words(snapshot, question);
        var hits = words.Find(scope, instanceId, telling.Select(w => snapshot.Vocabulary.Stem(w.Word)).ToList(), 2 * KnowledgeQuery.MostHits);
        var candidates = KnowledgeQuery.Best(snapshot, telling, hits);
        var ranked = ArticleRanking.Rank(snapshot, question, topics, candidates.Union(same).ToList());
        return same.Count == 0 ? [.. ranked] : [.. ranked.Where(r => same.Contains(r.Article)), .. ranked.Where(r => !same.Contains(r.Article))];
    }

    private static Dictionary<string, float> Words(KnowledgeSnapshot snapshot, AskedQuestion question)
    {
        var words = question.Telling.ToDictionary(w => snapshot.Vocabulary.Stem(w.Word), w => snapshot.Vocabulary.TextWeight(w.Word) * w.Trust);
        foreach (var stem in AskedKinds.Speaking(question.Kinds)) words[stem] = Math.Max(words.GetValueOrDefault(stem), Tuning.SpokenKind);
        return words;
    }

    /// <summary>Reads the best articles from the database: what an administrator has hidden meanwhile is not there any more.</summary>
    private static List<FoundArticle> Read(ReadScope scope, KnowledgeSnapshot snapshot, List<RankedArticle> ranked, int most)
    {
        var found = new List<FoundArticle>(most);
        foreach (var (article, score) in ranked)
        {
            if (found.Count == most) break;
            using var row = scope.Query(
                """
                SELECT "Id", "ExternalId", "Source", "Url", "Language", "Kind", "Title", "Question", "Answer", "IsEdited" FROM "KnowledgeArticles"
                WHERE "Seq" = @p0 AND "IsHidden" = FALSE
                """, snapshot.Articles[article].Seq);
            if (!row.Read()) continue;
            found.Add(new FoundArticle(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5),
                row.GetString(6), row.GetString(7), row.GetString(8), row.GetBoolean(9), Math.Clamp(score / ArticleRanking.Highest, 0, 1)));
        }
        return found;
    }

    /// <summary>The articles of a question.</summary>
    /// <param name="Articles">Best first.</param>
    /// <param name="Topic">What the best is about; null for nothing in particular.</param>
    /// <param name="IsConfident">False where even the best is too far from the question.</param>
    private sealed record Ranking(List<RankedArticle> Articles, int? Topic, bool IsConfident);
}
