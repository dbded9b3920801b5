using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace CareChat.Web.Safety.Phrases;

/// <summary>
/// What one word of a message may stand for where nothing is found as it is written: a word of a phrase with one slip, even a
/// short one ("dule", "wnt"), two words written as one ("elpecho"), a small word written by ear ("boy a"), a word of the other
/// language ("me duele el chest"). Only one word of a message is ever read so, and all others must be as they stand.
/// </summary>
internal sealed class Mends
{
    private const int ShortestWord = 3;
    private const int ShortestJoined = 5;
    private const int ShortestTail = 4;
    private const int LongestWord = 24;
    private const int MostSlips = 4;
    private const int MostRemembered = 20_000;
    private const int Neighbours = 3;

    private static readonly FrozenDictionary<string, string[]> Parts = Read();
    private static readonly FrozenDictionary<string, string[]> Heard = Pairs("Heard"), Spanish = Pairs("Spanish"), English = Pairs("English");
    private static readonly FrozenSet<string> Joined = Words("Joined"), Right = Words("Right");
    private static readonly FrozenSet<string> BesideSpanish = Words("Beside Spanish"), BesideEnglish = Words("Beside English");

    private readonly ConcurrentDictionary<string, string[][]> remembered = new();
    private readonly FrozenSet<string> words;
    private readonly FrozenSet<string> known;
    private readonly Slips slips;

    /// <summary>What may stand for the words of some phrases.</summary>
    /// <param name="phrases">The phrases.</param>
    /// <param name="cues">What takes the danger out of them: their words are known, but nothing is mended to them.</param>
    /// <param name="rightWords">Words that are what they are.</param>
    public Mends(IEnumerable<PhrasePattern> phrases, IEnumerable<PhrasePattern> cues, IReadOnlySet<string> rightWords)
    {
        words = [.. Terms(phrases)];
        known = [.. Terms(cues), .. words, .. Right, .. rightWords];
        slips = new Slips(words, known, isWide: true);
    }

    /// <summary>The words that may be meant otherwise, in their order, each with what it may stand for.</summary>
    public IEnumerable<(int Index, string[] Instead)> Of(PhraseText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            var word = text.Words[i].Text;
            if (word.Length > LongestWord || char.IsAsciiDigit(word[0])) continue;
            foreach (var instead in Alone(word)) yield return (i, instead);
            if (Spanish.TryGetValue(word, out var meant) && IsBeside(text, i, BesideSpanish)) yield return (i, meant);
            if (English.TryGetValue(word, out meant) && IsBeside(text, i, BesideEnglish)) yield return (i, meant);
        }
    }

    private string[][] Alone(string word)
    {
        if (remembered.TryGetValue(word, out var found)) return found;
        if (remembered.Count > MostRemembered) remembered.Clear();
        return remembered[word] = Find(word);
    }

    private string[][] Find(string word)
    {
        if (Heard.TryGetValue(word, out var meant)) return [meant];
        if (word.Length < ShortestWord || known.Contains(word)) return [];
        return [.. slips.WordsFor(word).Take(MostSlips).Select(slip => new[] { slip }), .. Cut(word)];
    }

    private IEnumerable<string[]> Cut(string word)
    {
        if (word.Length < ShortestJoined) yield break;
        for (var cut = 1; cut <= word.Length - ShortestTail; cut++)
        {
            if (Joined.Contains(word[..cut]) && IsTail(word[cut..]))
                yield return [.. Spelling.Expand(word[..cut]), .. Spelling.Expand(word[cut..])];
        }
    }

    private bool IsTail(string word) => words.Contains(word) || Spelling.Expand(word).Count > 1;

    private static bool IsBeside(PhraseText text, int index, FrozenSet<string> small)
    {
        for (var i = Math.Max(0, index - Neighbours); i <= Math.Min(text.Words.Count - 1, index + Neighbours); i++)
        {
            if (i != index && small.Contains(text.Words[i].Text)) return true;
        }
        return false;
    }

    private static IEnumerable<string> Terms(IEnumerable<PhrasePattern> patterns) =>
        patterns.SelectMany(p => p.Orders).SelectMany(order => order).SelectMany(step => step.Options).SelectMany(option => option)
            .Select(term => term switch
            {
                PhraseTerm.Word word => word.Text,
                PhraseTerm.Beginning { Text.Length: >= ShortestJoined } stem => stem.Text,
                _ => "",
            })
            .Where(word => word.Length > 0).Distinct();

    private static FrozenDictionary<string, string[]> Read()
    {
        var (parts, part) = (new Dictionary<string, List<string>>(), "");
        foreach (var line in EmbeddedLines.Of("Mends.txt"))
        {
            if (line.StartsWith("==", StringComparison.Ordinal)) parts[part = line.Trim('=', ' ')] = [];
            else parts[part].Add(line);
        }
        return parts.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    private static FrozenDictionary<string, string[]> Pairs(string part) => Parts[part].SelectMany(line => line.Split('|'))
        .Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1].Split(' '));

    private static FrozenSet<string> Words(string part) => Parts[part].SelectMany(line => line.Split(' ')).ToFrozenSet();
}
