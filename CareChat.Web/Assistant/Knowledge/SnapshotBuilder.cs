using System.Runtime.InteropServices;
using CareChat.Web.Data;
using CareChat.Web.Search;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>Makes a <see cref="KnowledgeSnapshot"/> of articles that are added one after the other.</summary>
internal sealed class SnapshotBuilder
{
    private const int RarestKnownWord = 12;
    private readonly Vocabulary vocabulary = new();
    private readonly List<IndexedArticle> articles = [];
    private readonly List<KnownTopic> topics = [];
    private readonly List<Dictionary<string, float>> callings = [];
    private readonly Dictionary<string, int> topicByWords = [];
    private readonly Dictionary<string, List<int>> byQuestion = [];
    private long length;

    /// <summary>Adds an article that may be shown.</summary>
    public void Add(KnowledgeArticle article)
    {
        var counts = new Dictionary<int, int>();
        var words = 0;
        foreach (var stem in Tokens.Stems(article.Answer))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, vocabulary.Number(stem), out _)++;
            words++;
        }
        var said = counts.Keys.Order().ToArray();
        var asked = Numbers(article.Question).Union(Numbers(article.Title)).Order().ToArray();
        var indexed = new IndexedArticle(article.Seq, article.Id, article.Language, ArticleKinds.Parse(article.Kind), Topic(article),
            asked, said, said.Select(word => (byte)Math.Min(counts[word], byte.MaxValue)).ToArray(), words, ThinText.Is(article.Answer));
        vocabulary.CountArticle(said.Union(asked));
        length += words;
        if (indexed.Topic >= 0) topics[indexed.Topic].Articles.Add(articles.Count);
        var (written, folded) = (article.Question, Tokenizer.FoldedText(article.Question));
        Known(written).Add(articles.Count);
        if (folded != written) Known(folded).Add(articles.Count);
        articles.Add(indexed);
    }

    /// <summary>The snapshot of all that was added.</summary>
    public KnowledgeSnapshot Build()
    {
        var names = callings.SelectMany((set, topic) => set.Select(name => (topic, Words: Words(name.Key), Factor: name.Value)))
            .Where(n => n.Words.Length > 0).OrderByDescending(n => n.Factor).DistinctBy(n => $"{n.topic} {string.Join(' ', n.Words)}").ToList();
        foreach (var topic in names.GroupBy(n => n.topic)) vocabulary.CountTopic(topic.SelectMany(n => n.Words).Distinct());
        var signs = WordLists.Signs.Select(sign => string.Join(' ', Words(sign))).ToHashSet();
        var weighed = names.Select(n => new TopicName(n.topic, n.Words, n.Words.Sum(vocabulary.NameWeight),
            n.Factor, signs.Contains(string.Join(' ', n.Words)))).ToList();
        return new KnowledgeSnapshot
        {
            Vocabulary = vocabulary,
            Spelling = vocabulary.Spelling(RarestKnownWord),
            Articles = articles,
            Topics = topics,
            Names = weighed,
            NamesOfWord = weighed.SelectMany((name, number) => name.Words.Select(word => (word, number)))
                .GroupBy(pair => pair.word, pair => pair.number).ToDictionary(group => group.Key, group => group.ToArray()),
            ByQuestion = byQuestion,
            BySeq = articles.Index().ToDictionary(a => a.Item.Seq, a => a.Index),
            UsualLength = Math.Max(1, length / Math.Max(1f, articles.Count)),
        };
    }

    /// <summary>The topic's number: topics of the same words are one, whoever wrote about them.</summary>
    private int Topic(KnowledgeArticle article)
    {
        var names = TopicNames.Of(article.Topic, article.Synonyms).ToList();
        var key = string.Join(' ', Words(names[0].Name));
        if (key.Length == 0) return -1;
        if (!topicByWords.TryGetValue(key, out var topic))
        {
            topicByWords[key] = topic = topics.Count;
            topics.Add(new KnownTopic(names[0].Name.Trim(), [], []));
            callings.Add([]);
        }
        if (TopicNames.Acronym(names[0].Name, article.Answer) is { } acronym) names.Add((acronym, 1));
        topics[topic].Sources.Add(article.Source);
        foreach (var (name, factor) in names) callings[topic][name] = Math.Max(factor, callings[topic].GetValueOrDefault(name));
        return topic;
    }

    /// <summary>The words of a name; those that only hold it together are left out unless it has no others.</summary>
    private int[] Words(string name)
    {
        var tokens = Tokens.Of(name);
        var telling = Tokens.Telling(tokens).ToList();
        return (telling.Count > 0 ? telling : tokens.Select(t => t.Stem)).Select(vocabulary.Number).Distinct().Order().ToArray();
    }

    private IEnumerable<int> Numbers(string text) =>
        Tokens.Telling(Tokens.Of(text)).Select(vocabulary.Number).Distinct();

    private List<int> Known(string question) =>
        CollectionsMarshal.GetValueRefOrAddDefault(byQuestion, question, out _) ??= [];
}
