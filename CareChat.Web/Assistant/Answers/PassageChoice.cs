using CareChat.Web.Assistant.Knowledge;

namespace CareChat.Web.Assistant.Answers;

/// <summary>Chooses the pieces of an article that answer a question: how it begins, and the stretch that meets it best.</summary>
internal static class PassageChoice
{
    /// <summary>An answer has two to six.</summary>
    public const int MostSentences = 6;

    private const int LongestAnswer = 900;
    private const int MostLeaning = 2;
    private const float First = 2.5f;
    private const float Early = 0.5f;
    private static readonly string[] Calls = ["call the emergency number", "llame al número de emergencia", "call 911"];
    private static readonly string[] Leaning = ["it ", "they ", "this ", "these ", "that ", "those ", "he ", "she ", "however", "but ", "also", "such ", "call it ", "llame si ", "llame por ", "llame también "];

    /// <summary>The chosen pieces in the order of the text.</summary>
    public static IReadOnlyList<string> Of(string text, IReadOnlyDictionary<string, float> words)
    {
        var pieces = Passages.Of(text);
        if (pieces.Count == 0) return [];
        var scores = pieces.Select((piece, place) => Score(piece, place, words)).ToArray();
        var chosen = new SortedSet<int> { 0 };
        var (length, sentences) = (pieces[0].Length, Passages.SentencesIn(pieces[0]));
        foreach (var place in Enumerable.Range(1, pieces.Count - 1).OrderByDescending(i => CallsForHelp(pieces[i])).ThenByDescending(i => scores[i]).ThenBy(i => i))
        {
            var more = WithWhatItLeansOn(pieces, place).Where(piece => !chosen.Contains(piece)).ToList();
            var longer = more.Sum(piece => pieces[piece].Length + 1);
            var added = more.Sum(piece => Passages.SentencesIn(pieces[piece]));
            if (sentences + added > MostSentences || length + longer > LongestAnswer) continue;
            chosen.UnionWith(more);
            (length, sentences) = (length + longer, sentences + added);
        }
        return chosen.Select(i => pieces[i]).ToList();
    }

    /// <summary>When to call the emergency number belongs to an answer, whatever was asked.</summary>
    private static bool CallsForHelp(string piece) => Calls.Any(call => piece.StartsWith(call, StringComparison.OrdinalIgnoreCase));

    private static float Score(string piece, int place, IReadOnlyDictionary<string, float> words)
    {
        var met = Tokens.Stems(piece).Distinct().Sum(stem => words.GetValueOrDefault(stem));
        return met / MathF.Sqrt(40 + piece.Length) * 4 + First / (1 + place * Early);
    }

    /// <summary>A piece that begins with "it" or "call it" says nothing, or something else, without the one before.</summary>
    private static IEnumerable<int> WithWhatItLeansOn(IReadOnlyList<string> pieces, int place)
    {
        var first = place;
        while (first > 0 && place - first < MostLeaning && Leaning.Any(word => pieces[first].StartsWith(word, StringComparison.OrdinalIgnoreCase))) first--;
        return Enumerable.Range(first, place - first + 1);
    }
}
