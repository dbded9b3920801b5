namespace CareChat.Web.Text;

/// <summary>
/// Finds the known word a misspelled one was meant for: at most one or two slips away, after letters that sound alike
/// are taken for one. Words are looked up by what is left of their beginnings when up to two letters are taken out, so
/// the cost does not grow with the number of known words.
/// </summary>
internal sealed class SpellingIndex
{
    private const int Shortest = 4;
    private const int Longest = 30;
    private const int Beginning = 7;

    private readonly (string Stem, string Sound, int Weight)[] known;
    private readonly uint[] rests;
    private readonly int[] words;

    /// <summary>Takes the known words and how often each is used: the commoner of two equally near ones is meant.</summary>
    public SpellingIndex(IEnumerable<(string Stem, int Weight)> stems)
    {
        known = stems.Select(s => (s.Stem, Sound: PhoneticKey.Of(s.Stem), s.Weight)).Where(s => IsWord(s.Sound)).ToArray();
        var pairs = known.Index().SelectMany(k => Rests(k.Item.Sound).Select(rest => (Left: rest, Word: k.Index))).ToList();
        rests = pairs.Select(p => p.Left).ToArray();
        words = pairs.Select(p => p.Word).ToArray();
        Array.Sort(rests, words);
    }

    /// <summary>The word that was meant and how many slips it is away; null where none is near enough.</summary>
    public (string Stem, int Slips)? Find(string stem)
    {
        var sound = PhoneticKey.Of(stem);
        if (!IsWord(sound)) return null;
        var best = (Word: -1, Slips: int.MaxValue);
        foreach (var rest in Rests(sound))
        {
            for (var at = First(rest); at < rests.Length && rests[at] == rest; at++)
            {
                var word = words[at];
                if (Math.Abs(known[word].Sound.Length - sound.Length) > 2 || word == best.Word) continue;
                var slips = EditDistance.Between(sound, known[word].Sound);
                if (slips <= Allowed(sound, known[word].Sound) && IsBetter(word, slips, best)) best = (word, slips);
            }
        }
        return best.Word < 0 ? null : (known[best.Word].Stem, best.Slips);
    }

    private static bool IsWord(string sound) => sound.Length is >= Shortest and <= Longest && !sound.Any(char.IsAsciiDigit);

    private static int Allowed(string a, string b) => Math.Min(a.Length, b.Length) switch
    {
        < 5 => a[0] == b[0] ? 1 : 0,
        < 8 => 1,
        _ => 2,
    };

    private bool IsBetter(int word, int slips, (int Word, int Slips) best)
    {
        if (best.Word < 0 || slips != best.Slips) return slips < best.Slips;
        var (a, b) = (known[word], known[best.Word]);
        return a.Weight != b.Weight ? a.Weight > b.Weight : string.CompareOrdinal(a.Stem, b.Stem) < 0;
    }

    private int First(uint rest)
    {
        var at = Array.BinarySearch(rests, rest);
        if (at < 0) return rests.Length;
        while (at > 0 && rests[at - 1] == rest) at--;
        return at;
    }

    /// <summary>Hashes of the word's beginning, and of what is left of it without one or two of its letters.</summary>
    private static HashSet<uint> Rests(string sound)
    {
        var start = sound.Length > Beginning ? sound[..Beginning] : sound;
        var found = new HashSet<uint> { Hash(start, -1, -1) };
        for (var i = 0; i < start.Length; i++)
        {
            found.Add(Hash(start, i, i));
            for (var j = i + 1; j < start.Length; j++) found.Add(Hash(start, i, j));
        }
        return found;
    }

    private static uint Hash(string text, int without, int norThis)
    {
        var hash = 2166136261u;
        for (var i = 0; i < text.Length; i++)
        {
            if (i != without && i != norThis) hash = (hash ^ text[i]) * 16777619u;
        }
        return hash;
    }
}
