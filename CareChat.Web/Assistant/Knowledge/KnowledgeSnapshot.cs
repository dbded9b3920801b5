using CareChat.Web.Search;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>What the ranking knows of an article without reading it again.</summary>
/// <param name="Topic">The number of its topic; -1 for none.</param>
/// <param name="Asked">The words of its question and title, each once, in the order of their numbers.</param>
/// <param name="Said">The words of its answer, the same.</param>
/// <param name="Counts">How often each of them occurs.</param>
/// <param name="Length">The words of the answer, all counted.</param>
/// <param name="IsThin">True where the answer only points elsewhere.</param>
internal sealed record IndexedArticle(
    long Seq, Guid Id, string Language, ArticleKind Kind, int Topic, int[] Asked, int[] Said, byte[] Counts, int Length, bool IsThin);

/// <summary>One name of a topic: its words, each once.</summary>
/// <param name="Weight">How much its words say together.</param>
/// <param name="Factor">How surely the topic is meant where the name is said: 1 for its own name.</param>
/// <param name="IsSign">True where it gives way to an illness that is named beside it.</param>
internal sealed record TopicName(int Topic, int[] Words, float Weight, float Factor, bool IsSign);

/// <summary>A topic: how it is called, its articles, and how many collections write about it.</summary>
internal sealed record KnownTopic(string Name, List<int> Articles, HashSet<string> Sources);

/// <summary>The articles of one instance as the ranking sees them at one moment.</summary>
internal sealed class KnowledgeSnapshot
{
    public required Vocabulary Vocabulary { get; init; }
    public required SpellingIndex Spelling { get; init; }
    public required IReadOnlyList<IndexedArticle> Articles { get; init; }

    public required IReadOnlyList<KnownTopic> Topics { get; init; }

    public required IReadOnlyList<TopicName> Names { get; init; }

    /// <summary>The names each word stands in.</summary>
    public required Dictionary<int, int[]> NamesOfWord { get; init; }

    /// <summary>Articles by their question, as it is written and folded.</summary>
    public required Dictionary<string, List<int>> ByQuestion { get; init; }

    /// <summary>The articles that ask that very question: to the letter where there are such, else but for case and marks.</summary>
    public IReadOnlyList<int> Asking(string text) =>
        ByQuestion.GetValueOrDefault(text.Trim()) ?? ByQuestion.GetValueOrDefault(Tokenizer.FoldedText(text)) ?? [];

    /// <summary>Where each article is.</summary>
    public required Dictionary<long, int> BySeq { get; init; }

    /// <summary>The usual length of an answer.</summary>
    public required float UsualLength { get; init; }
}
