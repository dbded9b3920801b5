using CareChat.Web.Text;
namespace CareChat.Web.Assistant.Knowledge;

/// <summary>The words of all articles by number, and how much each of them says.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<string> stems = [];
    private readonly List<(int Articles, int Topics)> counts = [];
    private int articles = 1;
    private int topics = 1;

    /// <summary>The number of a word; it is made known where it was not.</summary>
    public int Number(string stem)
    {
        if (numbers.TryGetValue(stem, out var known)) return known;
        counts.Add(default);
        stems.Add(stem);
        return numbers[stem] = counts.Count - 1;
    }

    /// <summary>The number of a known word; -1 for others.</summary>
    public int Find(string stem) => numbers.GetValueOrDefault(stem, -1);

    /// <summary>The word of a number.</summary>
    public string Stem(int word) => stems[word];

    /// <summary>Counts an article with the words that occur in it, each once.</summary>
    public void CountArticle(IEnumerable<int> words)
    {
        articles++;
        foreach (var word in words) counts[word] = counts[word] with { Articles = counts[word].Articles + 1 };
    }

    /// <summary>Counts a topic with the words of its names, each once.</summary>
    public void CountTopic(IEnumerable<int> words)
    {
        topics++;
        foreach (var word in words) counts[word] = counts[word] with { Topics = counts[word].Topics + 1 };
    }

    /// <summary>In how many articles the word occurs.</summary>
    public int Articles(int word) => counts[word].Articles;

    /// <summary>In how many topics' names the word occurs.</summary>
    public int Topics(int word) => counts[word].Topics;

    /// <summary>What a word that stands in one article and one topic says: the measure for strengths.</summary>
    public float MostWeight => (MathF.Log(1 + topics / 1.5f) + MathF.Log(1 + articles / 1.5f)) / 2;

    /// <summary>How much the word says in a text.</summary>
    public float TextWeight(int word) => MathF.Log(1 + articles / (counts[word].Articles + 0.5f));

    /// <summary>How much the word says in a topic's name: little where many topics or many texts have it.</summary>
    public float NameWeight(int word) => (MathF.Log(1 + topics / (counts[word].Topics + 0.5f)) + TextWeight(word)) / 2;

    /// <summary>The known words that a misspelled one may be meant for, and how often each is used.</summary>
    public SpellingIndex Spelling(int rarest) => new(numbers
        .Where(n => !n.Key.Contains(' ') && (counts[n.Value].Topics > 0 || counts[n.Value].Articles >= rarest))
        .Select(n => (n.Key, counts[n.Value].Articles + 20 * counts[n.Value].Topics)));
}
