using CareChat.Web.Assistant.Knowledge;

namespace CareChat.Web.Assistant.Answers;

/// <summary>Chooses the pieces of an article that answer a question: how it begins, and the stretch that meets it best.</summary>
internal static class PassageChoice
{
    private const int MostPieces = 6;
    private const int LongestAnswer = 900;
    private const float First = 2.5f;
    private const float Early = 0.5f;
    private static readonly string[] Leaning = ["it ", "they ", "this ", "these ", "that ", "those ", "he ", "she ", "however", "but ", "also", "such "];

    /// <summary>The chosen pieces in the order of the text.</summary>
    public static IReadOnlyList<string> Of(string text, IReadOnlyDictionary<string, float> words)
    {
        var pieces = Passages.Of(text);
        if (pieces.Count == 0) return [];
        var scores = pieces.Select((piece, place) => Score(piece, place, words)).ToArray();
        var chosen = new SortedSet<int> { 0 };
        var length = pieces[0].Length;
        foreach (var place in Enumerable.Range(1, pieces.Count - 1).OrderByDescending(i => scores[i]).ThenBy(i => i))
        {
            foreach (var piece in WithWhatItLeansOn(pieces, place))
            {
                if (chosen.Count == MostPieces || length + pieces[piece].Length > LongestAnswer) break;
                if (chosen.Add(piece)) length += pieces[piece].Length + 1;
            }
        }
        return chosen.Select(i => pieces[i]).ToList();
    }

    private static float Score(string piece, int place, IReadOnlyDictionary<string, float> words)
    {
        var met = Tokens.Stems(piece).Distinct().Sum(stem => words.GetValueOrDefault(stem));
        return met / MathF.Sqrt(40 + piece.Length) * 4 + First / (1 + place * Early);
    }

    /// <summary>A piece that begins with "it" or "however" says nothing without the one before.</summary>
    private static IEnumerable<int> WithWhatItLeansOn(IReadOnlyList<string> pieces, int place)
    {
        if (place > 0 && Leaning.Any(word => pieces[place].StartsWith(word, StringComparison.OrdinalIgnoreCase))) yield return place - 1;
        yield return place;
    }
}
