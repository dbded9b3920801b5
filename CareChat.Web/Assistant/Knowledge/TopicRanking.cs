using System.Runtime.InteropServices;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>A topic that a question may be about.</summary>
/// <param name="Strength">How much of the question speaks for it; comparable among questions.</param>
/// <param name="Cover">How much of its name was said: 0 to 1.</param>
internal readonly record struct FoundTopic(int Topic, float Strength, float Cover);

/// <summary>Finds the topics whose names stand in a question, whole or in part.</summary>
internal static class TopicRanking
{
    private const int CommonWord = 800;
    private const int Most = 24;

    /// <summary>The topics, strongest first.</summary>
    public static IReadOnlyList<FoundTopic> Find(KnowledgeSnapshot snapshot, AskedQuestion question)
    {
        var best = new Dictionary<int, FoundTopic>();
        foreach (var number in Candidates(snapshot, question))
        {
            var name = snapshot.Names[number];
            if (Judge(snapshot, question, name) is not { } found) continue;
            if (!best.TryGetValue(name.Topic, out var known) || known.Strength < found.Strength) best[name.Topic] = found;
        }
        return best.Values.OrderByDescending(t => t.Strength).ThenBy(t => t.Topic).Take(Most).ToList();
    }

    /// <summary>The names that share a telling word with the question.</summary>
    private static HashSet<int> Candidates(KnowledgeSnapshot snapshot, AskedQuestion question)
    {
        var found = new HashSet<int>();
        foreach (var word in question.Words.Keys)
        {
            if (snapshot.NamesOfWord.TryGetValue(word, out var names) && names.Length <= CommonWord) found.UnionWith(names);
        }
        return found;
    }

    private static FoundTopic? Judge(KnowledgeSnapshot snapshot, AskedQuestion question, TopicName name)
    {
        var (said, count, isPhrase) = (0f, 0, IsPhrase(question, name));
        var byPlace = new Dictionary<int, float>();
        foreach (var word in name.Words)
        {
            if (!question.Words.TryGetValue(word, out var asked)) continue;
            var weight = snapshot.Vocabulary.NameWeight(word);
            said += weight * asked.Trust * (asked.Weight < 1 && !isPhrase ? Tuning.FillerCover : 1);
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(byPlace, asked.Places[0], out _);
            place = Math.Max(place, weight * asked.Trust * (isPhrase ? Math.Max(asked.Weight, Tuning.Phrase) : asked.Weight));
            count++;
        }
        var cover = said / name.Weight;
        if (cover < Tuning.LeastCover) return null;
        var spread = count < 2 ? 0 : Window(question, name) - byPlace.Count;
        var strength = byPlace.Values.Sum() * MathF.Pow(cover, Tuning.Cover) * name.Factor * (1 + Tuning.Known * MathF.Log(snapshot.Topics[name.Topic].Sources.Count)) * (name.IsSign ? Tuning.Sign : 1) / (1 + Tuning.Spread * Math.Max(0, spread));
        return new FoundTopic(name.Topic, strength, cover);
    }

    /// <summary>True where all words of a name of several stand together: then they count even where each alone says little.</summary>
    private static bool IsPhrase(AskedQuestion question, TopicName name) =>
        name.Words.Length > 1 && name.Words.All(question.Words.ContainsKey) && Window(question, name) <= name.Words.Length + 1;

    /// <summary>The shortest stretch of the question that has all words of the name that occur in it.</summary>
    private static int Window(AskedQuestion question, TopicName name)
    {
        var places = name.Words.Where(question.Words.ContainsKey)
            .SelectMany((word, number) => question.Words[word].Places.Select(place => (place, number))).OrderBy(p => p.place).ToList();
        var last = new Dictionary<int, int>();
        var (all, shortest) = (places.Select(p => p.number).Distinct().Count(), int.MaxValue);
        foreach (var (place, number) in places)
        {
            last[number] = place;
            if (last.Count == all) shortest = Math.Min(shortest, place - last.Values.Min() + 1);
        }
        return shortest;
    }
}
