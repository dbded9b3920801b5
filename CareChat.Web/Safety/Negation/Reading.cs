using System.Collections.Frozen;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>A text with the cues found in it: what the rules ask.</summary>
internal sealed class Reading
{
    private const int OwnWindow = 4;
    private const int TakenUpWindow = 10;

    private static readonly FrozenSet<string> Own = FrozenSet.ToFrozenSet(
        ["i", "me", "my", "mine", "myself", "he", "she", "we", "us", "our", "him", "his", "her", "mi", "mis", "yo", "nos", "nuestro", "nuestra", "tengo", "estoy", "siento"]);

    private static readonly FrozenSet<string> Auxiliaries = FrozenSet.ToFrozenSet(["do", "does", "can", "could", "should", "would", "will", "may", "did"]);

    private static readonly FrozenSet<string> Joining = FrozenSet.ToFrozenSet(["and", "but", "so", "because", "however", "though", "although", "y", "pero", "porque", "aunque", "sino"]);

    private static readonly FrozenSet<string> Turning = FrozenSet.ToFrozenSet(["but", "however", "pero", "sino"]);

    private readonly Dictionary<CueKind, Cues> cues = [];
    private readonly int[] clauseOf;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">The cues found in it.</param>
    public Reading(PhraseText text, ILookup<CueKind, PhraseMatch> found)
    {
        Text = text;
        clauseOf = Clauses(text);
        foreach (var kind in Enum.GetValues<CueKind>()) cues[kind] = new Cues(text, clauseOf, found[kind]);
        cues[CueKind.Now] = new Cues(text, clauseOf, found[CueKind.Now].Where(IsNow));
    }

    /// <summary>The text.</summary>
    public PhraseText Text { get; }

    /// <summary>The cues of a kind.</summary>
    public Cues this[CueKind kind] => cues[kind];

    /// <summary>A word.</summary>
    public string Word(int index) => Text.Words[index].Text;

    /// <summary>The sentence of a word.</summary>
    public int Sentence(int index) => Text.Words[index].Sentence;

    /// <summary>The clause of a word: commas part them, and so does an "and" or "but" after which somebody new does something.</summary>
    public int Clause(int index) => clauseOf[index];

    /// <summary>True where the word stands in the text and in this sentence.</summary>
    public bool IsIn(int index, int sentence) => index >= 0 && index < Text.Words.Count && Sentence(index) == sentence;

    /// <summary>True where the danger is the writer's or somebody's with them: "my chest", "she is choking".</summary>
    public bool IsOwn(PhraseMatch match)
    {
        for (var i = match.End - 1; i >= match.Start - OwnWindow; i--)
        {
            if (!IsIn(i, Sentence(match.Start))) break;
            if (i < match.Start && Clause(i) != Clause(match.Start)) break;
            if (Own.Contains(Word(i)) && !IsAsking(i)) return true;
        }
        return IsTakenUp(match.End);
    }

    /// <summary>"Can chest pain be serious? Mine ..."</summary>
    private bool IsTakenUp(int end) => Enumerable.Range(end, Math.Min(TakenUpWindow, Text.Words.Count - end)).Any(i => Word(i) is "mine" or "mio" or "mia");

    /// <summary>"How do I recognize", "can we prevent": who asks is not who is in danger.</summary>
    private bool IsAsking(int index) => index > 0 && Word(index) is ("i" or "we") && Auxiliaries.Contains(Word(index - 1));

    /// <summary>"Fine now" and "now only itchy eyes" are not now.</summary>
    private bool IsNow(PhraseMatch match) => !cues[CueKind.Over].Covers(match.Start) && !cues[CueKind.NoNow].Covers(match.Start);

    private static int[] Clauses(PhraseText text)
    {
        var clauses = new int[text.Words.Count];
        var extra = 0;
        for (var i = 0; i < clauses.Length; i++)
        {
            var word = text.Words[i].Text;
            if (Turning.Contains(word) || (Joining.Contains(word) && i + 1 < clauses.Length && Own.Contains(text.Words[i + 1].Text))) extra++;
            clauses[i] = text.Words[i].Clause + extra;
        }
        return clauses;
    }
}
