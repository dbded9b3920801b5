using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>Where in a text the cues of one kind stand, answered without searching.</summary>
internal sealed class Cues
{
    private readonly bool[] covers;
    private readonly int[] lastEnd;
    private readonly int[] nextStart;
    private readonly HashSet<int> sentences = [];
    private readonly HashSet<int> clauses = [];

    /// <summary>The cues of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="clauseOf">The clause of each word.</param>
    /// <param name="matches">Where the cues stand.</param>
    public Cues(PhraseText text, int[] clauseOf, IEnumerable<PhraseMatch> matches)
    {
        var count = text.Words.Count;
        (covers, lastEnd, nextStart) = (new bool[count], new int[count + 1], new int[count + 1]);
        Array.Fill(lastEnd, -1);
        Array.Fill(nextStart, int.MaxValue);
        foreach (var match in matches)
        {
            for (var i = match.Start; i < match.End; i++) covers[i] = true;
            lastEnd[match.End] = match.End;
            nextStart[match.Start] = match.Start;
            sentences.Add(text.Words[match.Start].Sentence);
            clauses.Add(clauseOf[match.Start]);
        }
        for (var i = 1; i <= count; i++) lastEnd[i] = Math.Max(lastEnd[i], lastEnd[i - 1]);
        for (var i = count - 1; i >= 0; i--) nextStart[i] = Math.Min(nextStart[i], nextStart[i + 1]);
    }

    /// <summary>True where a word belongs to a cue.</summary>
    public bool Covers(int word) => covers[word];

    /// <summary>True where every word of a phrase belongs to a cue.</summary>
    public bool CoversAll(PhraseMatch match) => !covers.AsSpan(match.Start..match.End).Contains(false);

    /// <summary>True where a phrase shares a word with a cue.</summary>
    public bool CoversAny(PhraseMatch match) => covers.AsSpan(match.Start..match.End).Contains(true);

    /// <summary>Where the last cue ends that ends at or before a word; -1 where none does.</summary>
    public int LastEnd(int word) => lastEnd[word];

    /// <summary>Where the next cue begins at or after a word; the largest number where none does.</summary>
    public int NextStart(int word) => nextStart[word];

    /// <summary>True where the sentence has one.</summary>
    public bool InSentence(int sentence) => sentences.Contains(sentence);

    /// <summary>True where the sentence has one, or so many before or after it.</summary>
    public bool NearSentence(int sentence, int reach) => Enumerable.Range(sentence - reach, 2 * reach + 1).Any(sentences.Contains);

    /// <summary>True where the clause has one.</summary>
    public bool InClause(int clause) => clauses.Contains(clause);
}
