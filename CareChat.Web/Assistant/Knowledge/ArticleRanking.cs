namespace CareChat.Web.Assistant.Knowledge;

/// <summary>An article with what speaks for it.</summary>
internal readonly record struct RankedArticle(int Article, float Score);

/// <summary>Puts articles in the order in which they answer a question.</summary>
internal static class ArticleRanking
{
    /// <summary>A score that hardly any article goes beyond.</summary>
    public const float Highest = 2;

    /// <summary>The articles of the topics and of the full text's candidates, best first.</summary>
    public static List<RankedArticle> Rank(KnowledgeSnapshot snapshot, AskedQuestion question, IReadOnlyList<FoundTopic> topics, IReadOnlyList<int> candidates)
    {
        var strength = topics.ToDictionary(t => t.Topic, t => t.Strength);
        var strongest = topics.Count > 0 ? topics[0].Strength : 1;
        var all = topics.Select(t => t.Topic).Union(candidates.Select(c => snapshot.Articles[c].Topic).Where(t => t >= 0))
            .SelectMany(t => snapshot.Topics[t].Articles).Union(candidates).ToList();
        var asked = all.Select(a => TextScore.OfQuestion(snapshot, question, snapshot.Articles[a])).ToList();
        var said = all.Select(a => TextScore.OfAnswer(snapshot, question.Telling, snapshot.Articles[a])).ToList();
        var (mostAsked, mostSaid) = (Math.Max(asked.DefaultIfEmpty().Max(), 0.001f), Math.Max(said.DefaultIfEmpty().Max(), 0.001f));
        var bestSaid = new Dictionary<int, float>();
        for (var i = 0; i < all.Count; i++) { var t = snapshot.Articles[all[i]].Topic; bestSaid[t] = Math.Max(bestSaid.GetValueOrDefault(t), said[i]); }
        var ranked = new List<RankedArticle>(all.Count);
        for (var i = 0; i < all.Count; i++)
        {
            var article = snapshot.Articles[all[i]];
            var score = Tuning.Topic * strength.GetValueOrDefault(article.Topic) / strongest
                + Tuning.Question * asked[i] / mostAsked + Tuning.Answer * said[i] / mostSaid
                + Tuning.TopicText * (article.Topic < 0 ? said[i] : bestSaid[article.Topic]) / mostSaid
                + Tuning.Kind * question.Kinds[(int)article.Kind]
                + (article.Topic < 0 ? 0 : Tuning.Popular * MathF.Log(snapshot.Topics[article.Topic].Sources.Count))
                + (article.Kind == ArticleKind.Information ? Tuning.General : 0)
                - (article.IsThin ? Tuning.Thin : 0) - (article.Language != question.Language ? Tuning.Foreign : 0);
            ranked.Add(new RankedArticle(all[i], score));
        }
        ranked.Sort((a, b) => b.Score != a.Score ? b.Score.CompareTo(a.Score) : snapshot.Articles[a.Article].Seq.CompareTo(snapshot.Articles[b.Article].Seq));
        return ranked;
    }
}
