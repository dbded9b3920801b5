using System.Collections.Frozen;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>"My father had a heart attack in 2010", "I had chest pain last year": over long since.</summary>
internal static class LongPast
{
    private const int VerbReach = 5;

    private static readonly FrozenSet<string> PastVerbs = FrozenSet.ToFrozenSet(
        ["had", "was", "were", "did", "got", "went", "took", "tried", "felt", "attempted", "fainted", "passed", "died", "survived", "used", "happened", "choked",
         "swallowed", "burned", "broke", "fell", "hit", "cut", "wanted", "thought", "overdosed", "oded", "injected", "collapsed", "lost", "beat", "abused", "raped",
         "tuve", "tuvo", "tuvimos", "tenia", "tenian", "estuve", "estuvo", "fue", "fui", "era", "dio", "dieron", "daban", "daba", "murio", "sufrio", "sufri", "intente",
         "intento", "hizo", "hice", "paso", "desmaye", "desmayo", "desmayaba", "quise", "queria", "pense", "atropello", "convulsiono", "abusaron", "pegaba", "quemo", "queme"]);

    private static readonly FrozenSet<string> PresentVerbs = FrozenSet.ToFrozenSet(
        ["am", "is", "are", "has", "hurts", "feels", "keeps", "can", "will", "want", "having", "getting", "tengo", "tiene", "duele", "siento", "esta", "estoy", "quiero", "puedo", "puede", "sigue"]);

    /// <summary>Who wishes to follow the dead wishes it now, however long ago they died.</summary>
    private static readonly FrozenSet<string> Deaths = FrozenSet.ToFrozenSet(["died", "passed", "murio"]);

    private static readonly FrozenSet<string> Spans = FrozenSet.ToFrozenSet(["since", "for", "over", "desde"]);

    private static readonly EmergencyKind[] NeverShort = [EmergencyKind.SelfHarm, EmergencyKind.Violence, EmergencyKind.HarmToOthers];

    /// <summary>True where it is long past.</summary>
    public static bool Is(Reading reading, PhraseMatch match, EmergencyKind kind)
    {
        if (reading[CueKind.Now].InSentence(reading.Sentence(match.Start))) return false;
        var isPastVerb = HasPastVerb(reading, match);
        return IsBy(reading, match, CueKind.LongAgo, isPastVerb, NeverShort.Contains(kind))
            || (!NeverShort.Contains(kind) && IsBy(reading, match, CueKind.Earlier, isPastVerb, needsVerb: false));
    }

    private static bool IsBy(Reading reading, PhraseMatch match, CueKind kind, bool isPastVerb, bool needsVerb)
    {
        var sentence = reading.Sentence(match.Start);
        if (!reading[kind].InSentence(sentence) || IsSpan(reading, kind, match)) return false;
        if (isPastVerb) return true;
        return !needsVerb && Enumerable.Range(match.Start, match.End - match.Start).Any(i => reading[kind].InClause(reading.Clause(i))) && !HasPresentVerb(reading, match);
    }

    /// <summary>"Since last year" goes on until today.</summary>
    private static bool IsSpan(Reading reading, CueKind kind, PhraseMatch match)
    {
        var next = reading[kind].NextStart(match.End);
        if (!reading.IsIn(next, reading.Sentence(match.Start))) return false;
        return next > 0 && Spans.Contains(reading.Word(next - 1));
    }

    private static bool HasPastVerb(Reading reading, PhraseMatch match)
    {
        for (var i = match.End - 1; i >= match.Start - VerbReach; i--)
        {
            if (!reading.IsIn(i, reading.Sentence(match.Start))) break;
            if (i < match.Start && reading.Clause(i) != reading.Clause(match.Start)) break;
            if (PastVerbs.Contains(reading.Word(i)) && !IsFollowed(reading, match, i)) return true;
        }
        return false;
    }

    /// <summary>"I want to be with my son who died": the death lies within a wish.</summary>
    private static bool IsFollowed(Reading reading, PhraseMatch match, int verb) => verb >= match.Start && Deaths.Contains(reading.Word(verb))
        && Enumerable.Range(match.Start, match.End - match.Start).Any(i => PresentVerbs.Contains(reading.Word(i)));

    private static bool HasPresentVerb(Reading reading, PhraseMatch match)
    {
        for (var i = match.End - 1; i >= match.Start - VerbReach; i--)
        {
            if (!reading.IsIn(i, reading.Sentence(match.Start))) break;
            if (PresentVerbs.Contains(reading.Word(i))) return true;
        }
        return false;
    }
}
