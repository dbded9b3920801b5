namespace CareChat.Web.Assistant.Knowledge;

/// <summary>Whether what was found is near enough to a question to answer with it.</summary>
internal static class Confidence
{
    /// <summary>True where the best article's topic was named, its own question was asked in other words, or its text speaks of what was asked.</summary>
    public static bool Is(KnowledgeSnapshot snapshot, AskedQuestion question, IReadOnlyList<FoundTopic> topics, IndexedArticle best)
    {
        var named = topics.FirstOrDefault(t => t.Topic == best.Topic).Strength;
        return TextScore.Cover(snapshot, question, best) >= Tuning.OwnQuestion
            || named >= Tuning.SureTopic * snapshot.Vocabulary.MostWeight
            || TextScore.OfAnswer(snapshot, question.Telling, best) >= Tuning.SureText * snapshot.Vocabulary.MostWeight;
    }
}
