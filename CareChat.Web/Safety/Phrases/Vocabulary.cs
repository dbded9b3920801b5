using System.Collections.Concurrent;

namespace CareChat.Web.Safety.Phrases;

/// <summary>Numbers the terms of all patterns, and says which of them a word of a message may be.</summary>
internal sealed class Vocabulary
{
    private const int ShortestBeginning = 3;
    private const int LongestRemembered = 24;
    private const int MostRemembered = 20_000;
    private readonly ConcurrentDictionary<string, int[]> remembered = new(); // people use few words, and the same ones
    private int countRemembered;
    private readonly Dictionary<PhraseTerm, int> numbers = [];
    private readonly Dictionary<string, int> words = [];
    private readonly Dictionary<string, int> beginnings = [];
    private readonly List<(PhraseTerm.Number Bounds, int Number)> bounds = [];
    private readonly List<int> multiples = [];
    private readonly List<(PhraseTerm.Pair Bounds, int Number)> pairs = [];
    private readonly ILookup<string, int> wordsBySound;
    private readonly ILookup<string, int> beginningsBySound;
    private readonly IReadOnlySet<string> rightWords;
    private readonly int longestBeginning;
    private readonly Slips slips;

    /// <summary>The vocabulary of some terms.</summary>
    public Vocabulary(IEnumerable<PhraseTerm> terms, IReadOnlySet<string> rightWords)
    {
        foreach (var term in terms)
        {
            if (!numbers.TryAdd(term, numbers.Count)) continue;
            var number = numbers[term];
            if (term is PhraseTerm.Word word) words[word.Text] = number;
            else if (term is PhraseTerm.Beginning beginning) beginnings[beginning.Text] = number;
            else if (term is PhraseTerm.Number bound) bounds.Add((bound, number));
            else if (term is PhraseTerm.Multiple) multiples.Add(number);
            else if (term is PhraseTerm.Pair pair) pairs.Add((pair, number));
        }
        longestBeginning = beginnings.Keys.Select(b => b.Length).DefaultIfEmpty().Max();
        slips = new Slips(words.Keys, rightWords);
        this.rightWords = rightWords;
        wordsBySound = BySound(words);
        beginningsBySound = BySound(beginnings);
    }

    /// <summary>The number of a term.</summary>
    public int Number(PhraseTerm term) => numbers[term];

    /// <summary>The terms a word may be, in the order of their numbers.</summary>
    public int[] Meanings(string word)
    {
        if (word.Length > LongestRemembered) return Find(word);
        if (remembered.TryGetValue(word, out var known)) return known;
        if (Interlocked.Increment(ref countRemembered) > MostRemembered)
        {
            remembered.Clear();
            Volatile.Write(ref countRemembered, 0);
        }
        return remembered[word] = Find(word);
    }

    private int[] Find(string word)
    {
        var found = new List<int>();
        if (words.TryGetValue(word, out var number)) found.Add(number);
        var begun = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = ShortestBeginning; length <= Math.Min(longestBeginning, word.Length); length++)
        {
            if (begun.TryGetValue(word.AsSpan(0, length), out number)) found.Add(number);
        }
        if (found.Count == 0) AddSounding(found, word);
        if (found.Count == 0)
        {
            foreach (var slip in slips.WordsFor(word)) found.Add(words[slip]);
        }
        if (bounds.Count + multiples.Count > 0 && Spelling.Number(word) is { } value)
            found.AddRange(bounds.Where(b => b.Bounds.Has(value)).Select(b => b.Number).Concat(multiples));
        if (pairs.Count > 0 && WrittenNumbers.Pair(word) is var (upper, lower))
            found.AddRange(pairs.Where(p => p.Bounds.Upper.Has(upper) && p.Bounds.Lower.Has(lower)).Select(p => p.Number));
        found.Sort();
        return [.. found];
    }

    private static ILookup<string, int> BySound(Dictionary<string, int> written) =>
        written.Where(w => w.Key.Length >= Sounds.ShortestWord).ToLookup(w => Sounds.Of(w.Key), w => w.Value);

    /// <summary>Words written by ear; a word that is right as it stands is none.</summary>
    private void AddSounding(List<int> found, string word)
    {
        if (word.Length < Sounds.ShortestWord || rightWords.Contains(word) || char.IsAsciiDigit(word[0])) return;
        var sound = Sounds.Of(word);
        if (sound.Length < Sounds.ShortestWord) return;
        found.AddRange(wordsBySound[sound]);
        for (var length = Sounds.ShortestWord; length <= Math.Min(longestBeginning, sound.Length); length++)
            found.AddRange(beginningsBySound[sound[..length]]);
    }
}
