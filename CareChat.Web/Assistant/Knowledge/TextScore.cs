namespace CareChat.Web.Assistant.Knowledge;

/// <summary>How well the words of an article meet those of a question, as bm25 counts.</summary>
internal static class TextScore
{
    private const float Saturation = 1.2f;
    private const float ByLength = 0.6f;

    /// <summary>The article's own question and title, which are short: each word counts once.</summary>
    public static float OfQuestion(KnowledgeSnapshot snapshot, AskedQuestion question, IndexedArticle article)
    {
        var (found, all) = (0f, 0f);
        foreach (var word in article.Asked)
        {
            var weight = snapshot.Vocabulary.TextWeight(word);
            all += weight;
            if (question.Words.TryGetValue(word, out var asked)) found += weight * asked.Trust * asked.Weight;
        }
        return all == 0 ? 0 : found / MathF.Sqrt(all);
    }

    /// <summary>How much of the article's own question and title was asked: 0 to 1.</summary>
    public static float Cover(KnowledgeSnapshot snapshot, AskedQuestion question, IndexedArticle article)
    {
        var all = article.Asked.Sum(snapshot.Vocabulary.TextWeight);
        return all == 0 ? 0 : article.Asked.Where(question.Words.ContainsKey).Sum(snapshot.Vocabulary.TextWeight) / all;
    }

    /// <summary>Its answer.</summary>
    public static float OfAnswer(KnowledgeSnapshot snapshot, IReadOnlyList<AskedWord> words, IndexedArticle article)
    {
        var score = 0f;
        var length = Saturation * (1 - ByLength + ByLength * article.Length / snapshot.UsualLength);
        foreach (var asked in words)
        {
            var at = Array.BinarySearch(article.Said, asked.Word);
            if (at < 0) continue;
            float count = article.Counts[at];
            score += snapshot.Vocabulary.TextWeight(asked.Word) * asked.Trust * asked.Weight * count / (count + length);
        }
        return score;
    }
}
