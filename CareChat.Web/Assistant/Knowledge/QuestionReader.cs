using System.Runtime.InteropServices;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>Reads a question: what its words were meant for, and which aspect it asks for.</summary>
internal sealed class QuestionReader(KnowledgeSnapshot snapshot, string language)
{
    private const int MostWords = 1500;
    private const int MostTelling = 60;
    private const int ShortestPart = 3;
    private const int LongestJoined = 40;
    private float filler = Tuning.Filler;
    private readonly Dictionary<int, (float Trust, float Weight, List<int> Places)> words = [];

    /// <summary>The question as the ranking sees it.</summary>
    /// <param name="subject">What the talk is about, where the question itself does not say.</param>
    public static AskedQuestion Read(KnowledgeSnapshot snapshot, string text, string language, string? subject = null)
    {
        var tokens = Tokens.Of(text);
        if (tokens.Count > MostWords) tokens.RemoveRange(MostWords, tokens.Count - MostWords);
        var sentences = SentenceWeights.Of(text, tokens);
        var reader = new QuestionReader(snapshot, language);
        if (subject is not null) reader.TakeSubject(subject, tokens.Count);
        var own = subject is null ? 1 : Tuning.OwnWords;
        if (!tokens.Exists(IsTelling)) reader.filler = Tuning.FillerAlone;
        var (named, aside) = (-1, -1);
        for (var i = 0; i < tokens.Count; i++)
        {
            foreach (var (_, length) in WordLists.Naming.At(tokens, i)) named = Math.Max(named, i + length - 1 + Tuning.NamedReach);
            foreach (var (_, length) in WordLists.Aside.At(tokens, i)) aside = Math.Max(aside, i + length - 1 + Tuning.AsideReach);
            reader.Take(tokens, i, own * sentences[tokens[i].Sentence] * (i <= aside ? Tuning.Aside : i <= named ? Tuning.Named : 1));
        }
        var words = reader.words.ToDictionary(w => w.Key, w => new AskedWord(w.Key, w.Value.Trust, w.Value.Weight, w.Value.Places));
        var telling = words.Values.OrderByDescending(w => snapshot.Vocabulary.TextWeight(w.Word) * w.Trust * w.Weight).ThenBy(w => w.Word).Take(MostTelling).ToList();
        return new AskedQuestion(words, telling,
            AskedKinds.Of(tokens, sentences, isFollowUp: subject is not null), language);
    }

    private static bool IsTelling(Token token) =>
        token.Marked is not null || (token.Role == TokenRole.Content && !WordLists.Plain.Contains(token.Stem));

    private void TakeSubject(string subject, int place)
    {
        foreach (var stem in Tokens.Telling(Tokens.Of(subject)))
        {
            if (snapshot.Vocabulary.Find(stem) is >= 0 and var word) Add(word, 1, 1, place++);
        }
    }

    private void Take(List<Token> tokens, int i, float sentence)
    {
        var token = tokens[i];
        foreach (var (names, length) in WordLists.Lay.At(tokens, i))
        {
            foreach (var name in names) Mean(name, i, length, sentence * (length > 1 ? 1 : Tuning.Alone));
        }
        if (token.Marked is { } marked && snapshot.Vocabulary.Find(marked) is >= 0 and var mark) Add(mark, 1, sentence, i);
        if (token.Role == TokenRole.Function) return;
        var weight = sentence * (token.Role == TokenRole.Filler ? filler : 1);
        var known = snapshot.Vocabulary.Find(token.Stem);
        if (known >= 0) Add(known, 1, weight, i);
        if (token.Role == TokenRole.Filler) return;
        if (i + 1 < tokens.Count && snapshot.Vocabulary.Find(token.Stem + tokens[i + 1].Stem) is >= 0 and var joined
            && snapshot.Vocabulary.Topics(joined) > 0) Add(joined, Tuning.Joined, weight, i);
        if (known < 0 && !WordLists.Plain.Contains(token.Stem)) Guess(token.Stem, weight, i);
    }

    /// <summary>Adds the words of a name that articles use; in its order, as if they stood at the place.</summary>
    private void Mean(string name, int place, int length, float weight)
    {
        var last = place + length - 1;
        foreach (var stem in Tokens.Telling(Tokens.Of(name)))
        {
            var word = snapshot.Vocabulary.Find(stem);
            if (word >= 0) Add(word, Tuning.Lay, weight, place);
            if (word >= 0 && place < last) place++;
        }
    }

    private void Guess(string stem, float weight, int place)
    {
        if (Split(stem, weight, place) || snapshot.Spelling.Find(stem) is not var (meant, slips)) return;
        if (language != "en" && slips > 0 && stem.Length < Tuning.ForeignWord) return;
        var trust = slips switch { 0 => Tuning.Slip0, 1 => Tuning.Slip1, _ => Tuning.Slip2 };
        Add(snapshot.Vocabulary.Find(meant), stem.Length < Tuning.ShortWord ? trust * Tuning.ShortSlip : trust, weight, place);
    }

    /// <summary>Two words that were written as one.</summary>
    private bool Split(string stem, float weight, int place)
    {
        if (stem.Length > LongestJoined) return false;
        for (var i = ShortestPart; i <= stem.Length - ShortestPart; i++)
        {
            var (first, second) = (snapshot.Vocabulary.Find(Stemmer.Stem(stem[..i])), snapshot.Vocabulary.Find(stem[i..]));
            if (first < 0 || second < 0 || snapshot.Vocabulary.Topics(first) == 0 || snapshot.Vocabulary.Topics(second) == 0) continue;
            Add(first, Tuning.Joined, weight, place);
            Add(second, Tuning.Joined, weight, place);
            return true;
        }
        return false;
    }

    private void Add(int word, float trust, float weight, int place)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(words, word, out var exists);
        if (!exists) entry.Places = [];
        entry.Trust = Math.Max(entry.Trust, trust);
        entry.Weight = Math.Max(entry.Weight, weight) + (exists ? Tuning.Again : 0);
        if (entry.Places.Count == 0 || entry.Places[^1] != place) entry.Places.Add(place);
    }
}
