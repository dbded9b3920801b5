using System.Collections.Frozen;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>"No fever, cough or chest pain", "chest pain: none", "the pain is gone". A denial that belongs to the phrase itself ("can't breathe") is none.</summary>
internal static class Denied
{
    private const int Reach = 8;
    private const int VerbReach = 2;
    private const int OverReach = 4;
    private const int OverLength = 4;
    private const int DeniedVerb = 3;

    private static readonly FrozenSet<string> Auxiliaries = FrozenSet.ToFrozenSet(["did", "does", "do", "has", "have", "had", "was", "is"]);

    /// <summary>Words after which something else is spoken of.</summary>
    private static readonly FrozenSet<string> Turns = FrozenSet.ToFrozenSet(
        ["but", "because", "so", "and", "i", "he", "she", "we", "they", "my", "his", "her", "however", "then", "except", "though", "when", "please", "plus",
         "has", "reports", "complains", "presents", "presenta", "refiere",
         "pero", "porque", "yo", "cuando", "aunque", "y", "me", "le", "se", "mi", "sino", "mejor", "tengo", "siento"]);

    /// <summary>"No pain as such, just a tightness": what there is instead of what was denied. "No longer just ..." denies on.</summary>
    private static readonly FrozenSet<string> Instead = FrozenSet.ToFrozenSet(
        ["just", "only", "more", "rather", "merely", "simply", "solo", "solamente", "nomas", "bien"]);

    /// <summary>Words that are turns in one language and belong to the verb in the other: "no me duele", "no he tenido".</summary>
    private static readonly FrozenSet<string> Small = FrozenSet.ToFrozenSet(["me", "le", "se", "he", "has", "tengo", "siento"]);

    /// <summary>A phrase that begins with one of these is denied from close by only: "no fever, I want to die".</summary>
    private static readonly FrozenSet<string> Verbs = FrozenSet.ToFrozenSet(
        ["want", "wants", "quiero", "quiere", "quisiera", "think", "feel", "going", "voy", "me", "se", "hurts", "duele", "keep", "wish", "i", "is", "are", "am", "not", "no", "can", "will"]);

    /// <summary>A phrase that begins with one of these says itself what there is not: "no tears, no wet diaper" denies neither.</summary>
    private static readonly FrozenSet<string> Lacks = FrozenSet.ToFrozenSet(["no", "not", "without", "sin", "ni"]);

    private static readonly FrozenSet<string> Deniers = FrozenSet.ToFrozenSet(["denies", "denied", "deny", "denying", "negative", "for", "niega", "niego"]);

    private static readonly FrozenSet<string> Noes = FrozenSet.ToFrozenSet(["no", "none", "nope", "negative", "ninguno", "ninguna", "nada", "nunca", "never"]);

    /// <summary>True where the message denies it.</summary>
    /// <param name="reading">The message.</param>
    /// <param name="match">Where the phrase stands.</param>
    /// <param name="kind">The danger it speaks of.</param>
    /// <param name="pattern">The phrase: a denial of its own is none.</param>
    public static bool Is(Reading reading, PhraseMatch match, EmergencyKind kind, string pattern) =>
        IsBefore(reading, match) || IsWithin(reading, match, pattern) || IsAnswered(reading, match)
        || (kind is not (EmergencyKind.Poisoning or EmergencyKind.UnsafePlace or EmergencyKind.SelfHarm) && IsOver(reading, match)); // who has taken poison feels well at first

    /// <summary>"28 weeks, no bleeding", "el pecho ya no me duele": the last word of a phrase with a gap, denied in the gap.</summary>
    private static bool IsWithin(Reading reading, PhraseMatch match, string pattern)
    {
        var denial = match.End - 2;
        if (denial > match.Start && reading.Word(denial) is ("ha" or "han" or "longer")) denial--;
        if (denial > match.Start && reading.Word(denial) is ("hay" or "tengo" or "me" or "le" or "nos" or "les")) denial--;
        return (denial > match.Start && reading.Word(denial) is ("no" or "sin" or "ni" or "without") && !pattern.Contains(reading.Word(denial), StringComparison.Ordinal))
            || IsVerbDenied(reading, match, pattern);
    }

    /// <summary>"Bumped his head but did not pass out": the end of a phrase with a gap, its verb denied in the gap.</summary>
    private static bool IsVerbDenied(Reading reading, PhraseMatch match, string pattern)
    {
        if (HasDenialOfItsOwn(pattern)) return false;
        for (var i = match.End - 2; i > match.Start + 1 && i >= match.End - DeniedVerb; i--)
        {
            if (reading.Word(i) == "not" && Auxiliaries.Contains(reading.Word(i - 1)) && !pattern.Contains(reading.Word(i - 1) + " not", StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>True where a "not" is a part of the phrase, not only one of the words a part may be.</summary>
    private static bool HasDenialOfItsOwn(string pattern)
    {
        var outside = pattern.Split('[').Select((part, i) => i == 0 ? part : part[(part.IndexOf(']', StringComparison.Ordinal) + 1)..]);
        return outside.Any(part => part.Split(' ').Contains("not")) || pattern.Contains("[not|", StringComparison.Ordinal) || pattern.Contains("|not|", StringComparison.Ordinal);
    }

    private static bool IsBefore(Reading reading, PhraseMatch match)
    {
        var reach = Verbs.Contains(reading.Word(match.Start)) ? VerbReach : Reach;
        var isLast = match.Start > 0 && reading.Word(match.Start - 1) is ("and" or "or" or "y" or "o" or "ni");
        for (var i = match.Start - (isLast ? 2 : 1); i >= match.Start - reach && reading.IsIn(i, reading.Sentence(match.Start)); i--)
        {
            if (IsDenial(reading, i))
            {
                if (isLast && !EndsList(reading, i, match.Start - 1)) return false;
                return reading.Clause(i) == reading.Clause(match.Start)
                    || (IsListed(reading, i, match) && !Lacks.Contains(reading.Word(match.Start)));
            }
            if (Turns.Contains(reading.Word(i)) && !IsAfterDenial(reading, i)) return false;
            if (Instead.Contains(reading.Word(i)) && !(i > 0 && IsDenial(reading, i - 1))) return false;
        }
        return false;
    }

    /// <summary>"No fever, cough and chest pain", "denies cough and chest pain", but not "no appetite and chest pain".</summary>
    private static bool EndsList(Reading reading, int denial, int joint) =>
        reading.Word(joint) is ("or" or "o" or "ni") || Deniers.Contains(reading.Word(denial)) || reading.Clause(denial) != reading.Clause(joint - 1);

    /// <summary>"No me ...", "nunca me he ...": small words between a denial and its verb.</summary>
    private static bool IsAfterDenial(Reading reading, int index)
    {
        var before = index;
        while (before > 0 && before > index - Small.Count && Small.Contains(reading.Word(before))) before--;
        return before < index && IsDenial(reading, before) && reading.Clause(before) == reading.Clause(index);
    }

    private static bool IsDenial(Reading reading, int index) => reading[CueKind.Denial].Covers(index) && !reading[CueKind.NoDenial].Covers(index);

    /// <summary>A denial reaches over commas where it begins a list, and where nothing says that this one is here now.</summary>
    private static bool IsListed(Reading reading, int denial, PhraseMatch match) =>
        reading.Clause(denial + 1) == reading.Clause(denial) && !reading[CueKind.Now].InSentence(reading.Sentence(match.Start));

    private static bool IsAnswered(Reading reading, PhraseMatch match)
    {
        var next = match.End;
        if (next >= reading.Text.Words.Count || !Noes.Contains(reading.Word(next)) || reading.Text.Words[next].Clause == reading.Text.Words[next - 1].Clause) return false;
        var isLast = next + 1 == reading.Text.Words.Count || reading.Text.BeginsClause(next + 1);
        return isLast && (reading.Sentence(next) == reading.Sentence(match.Start) || reading.Text.IsQuestion(reading.Sentence(match.Start)));
    }

    private static bool IsOver(Reading reading, PhraseMatch match)
    {
        var over = reading[CueKind.Over].NextStart(match.End);
        while (reading.IsIn(over, reading.Sentence(match.Start)) && IsNoEnd(reading, over)) over = reading[CueKind.Over].NextStart(over + 1);
        if (over > match.End + OverReach || !reading.IsIn(over, reading.Sentence(match.Start)) || reading[CueKind.Now].InSentence(reading.Sentence(match.Start))) return false;
        for (var i = match.End; i < over; i++)
        {
            if (Turns.Contains(reading.Word(i))) return false;
        }
        return true;
    }

    /// <summary>"Has got worse over three days" begins like an end that it is not.</summary>
    private static bool IsNoEnd(Reading reading, int over) =>
        Enumerable.Range(over, OverLength)
            .Any(i => reading.IsIn(i, reading.Sentence(over)) && reading[CueKind.Over].Covers(i) && reading[CueKind.NoOver].Covers(i));
}
