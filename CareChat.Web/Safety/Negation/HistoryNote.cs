using System.Collections.Frozen;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>
/// "Depression, overdose as a teenager", "Peanuts: throat swells", "Father: heart attack": under the heading of a history a
/// bare note is none of today's danger. What is more than a note is: who says I, what is done now, what has a time of today.
/// </summary>
internal sealed class HistoryNote
{
    private const int MostClauses = 6;
    private const int AsideReach = 2;
    private const int HistoryReach = 15;
    private const int HabitReach = 30;
    private const int OtherReach = 15;

    /// <summary>What follows one of these is warned of, whoever is named before it: "she will return for chest pain".</summary>
    private static readonly FrozenSet<string> Warnings = FrozenSet.ToFrozenSet(
        ["return", "returns", "watch", "warning", "warnings", "flags", "precautions", "precaution", "risk", "risks", "avoid", "until", "if",
         "unless", "rule", "ruled", "vigilar", "vigile", "regresar", "regrese", "volver", "acudir", "acuda", "riesgo", "riesgos", "evitar",
         "evite", "si"]);

    /// <summary>Who is named after one of these does what is only supposed: "or she can't breathe", "should he pass out".</summary>
    private static readonly FrozenSet<string> Supposing = FrozenSet.ToFrozenSet(
        ["if", "unless", "case", "when", "whenever", "that", "or", "should", "once", "until", "before", "after", "who",
         "si", "cuando", "que", "o", "hasta", "sea"]);

    private static readonly FrozenSet<string> Determiners = FrozenSet.ToFrozenSet(
        ["my", "his", "her", "our", "their", "your", "the", "a", "an", "mi", "su", "el", "la", "nuestro", "nuestra"]);

    private readonly Reading reading;
    private readonly HistorySection section;
    private readonly HistoryWords words;
    private readonly int[] clauseStarts;
    private readonly int[] clauseEnds;

    /// <summary>What stands under the heading of a history.</summary>
    public HistoryNote(Reading reading, HistorySection section)
    {
        (this.reading, this.section, words) = (reading, section, new HistoryWords(reading));
        var count = reading.Text.Words.Count;
        (clauseStarts, clauseEnds) = (new int[count], new int[count]);
        for (var i = 0; i < count; i++) clauseStarts[i] = i > 0 && IsOneClause(i - 1, i) ? clauseStarts[i - 1] : i;
        for (var i = count - 1; i >= 0; i--) clauseEnds[i] = i + 1 < count && IsOneClause(i, i + 1) ? clauseEnds[i + 1] : i + 1;
    }

    /// <summary>True where the danger is no more than a note of a history; in doubt it is more.</summary>
    public bool Is(PhraseMatch match, EmergencyKind kind)
    {
        var sentence = reading.Sentence(match.Start);
        if (reading[CueKind.Happening].InSentence(sentence)) return false;
        var (start, end) = (clauseStarts[match.Start], clauseEnds[match.End - 1]);
        if (section == HistorySection.Warning)
            return !CarefulPlan.IsOfPresent(reading, sentence) && !words.Has(start, end, HistoryMark.I) && !IsOfOther(match, start, end);
        if (section == HistorySection.Allergies && IsHabit(match, kind)) return true;
        if (IsDated(match, start, end)) return true;
        if (words.Has(start, end, HistoryMark.Again) || IsBareAdjective(match, kind)) return false;
        for (var i = 0; i < MostClauses && !Tells(start, end) && reading.IsIn(start - 1, sentence); i++) start = clauseStarts[start - 1];
        return IsNote(start, end, kind);
    }

    /// <summary>"My husband can not breathe", "her face is drooping": somebody is so now, neither supposed nor warned of.</summary>
    private bool IsOfOther(PhraseMatch match, int start, int end)
    {
        for (var i = match.End - 1; i >= Math.Max(start, match.Start - OtherReach); i--)
        {
            if (i < match.Start && Warnings.Contains(reading.Word(i))) return false;
            if (!words.Has(i, i + 1, HistoryMark.Other)) continue;
            var first = i;
            while (first > start && Determiners.Contains(reading.Word(first - 1))) first--;
            return !(first > start && Supposing.Contains(reading.Word(first - 1)))
                && words.Has(i + 1, end, HistoryMark.Now, HistoryMark.Taken, HistoryMark.Fell);
        }
        return false;
    }

    /// <summary>True where a clause says at all of whom or of when it tells.</summary>
    private bool Tells(int start, int end) =>
        words.Has(start, end, HistoryMark.I, HistoryMark.Now, HistoryMark.Told, HistoryMark.Taken, HistoryMark.Fell);

    private bool IsNote(int start, int end, EmergencyKind kind)
    {
        if (words.Has(start, end, HistoryMark.I, HistoryMark.Now, HistoryMark.Taken)) return false;
        if (words.Has(start, end, HistoryMark.Fell) && words.Has(start, end, HistoryMark.Person)) return false;
        var isOfToday = section == HistorySection.Social
            && kind is EmergencyKind.SelfHarm or EmergencyKind.Violence or EmergencyKind.HarmToOthers;
        return !isOfToday || words.Has(start, end, HistoryMark.Told);
    }

    private bool IsOneClause(int one, int next) =>
        reading.Clause(one) == reading.Clause(next) && reading.Sentence(one) == reading.Sentence(next);

    /// <summary>"Overdose 2012", "I took too many pills (2015)", "a history of seizures"; not what goes on since then.</summary>
    private bool IsDated(PhraseMatch match, int start, int end)
    {
        if (IsOfHistory(match, start)) return true;
        if (words.Has(start, end, HistoryMark.Now)) return false;
        var isPast = words.Has(start, end, HistoryMark.Told, HistoryMark.Taken, HistoryMark.Fell, HistoryMark.Past);
        if (words.Has(start, end, HistoryMark.I) && !isPast) return false;
        var last = end + AsideReach; // "(2015)" is a clause of its own
        while (end < last && reading.IsIn(end, reading.Sentence(match.Start))) end++;
        return words.Has(start, end, HistoryMark.Date);
    }

    /// <summary>"Has a history of seizures", but not "a history of depression and wants to die".</summary>
    private bool IsOfHistory(PhraseMatch match, int start)
    {
        for (var i = match.End - 1; i >= start && i > match.Start - HistoryReach; i--)
        {
            if (words.Has(i, i + 1, HistoryMark.History)) return true;
            if (words.Has(i, i + 1, HistoryMark.I, HistoryMark.Now)) return false;
        }
        return false;
    }

    /// <summary>"I get hives and my throat swells when I eat nuts": how somebody reacts, not a throat that is closing.</summary>
    private bool IsHabit(PhraseMatch match, EmergencyKind kind)
    {
        var sentence = reading.Sentence(match.Start);
        if (kind is not (EmergencyKind.Allergy or EmergencyKind.Breathing or EmergencyKind.Unconscious)) return false;
        var isKnown = kind == EmergencyKind.Allergy && reading[CueKind.Allergic].InSentence(sentence);
        if (!isKnown && !reading[CueKind.Habit].InSentence(sentence)) return false;
        var (start, end) = (match.Start, match.End);
        while (start > match.Start - HabitReach && reading.IsIn(start - 1, sentence)) start--;
        while (end < match.End + HabitReach && reading.IsIn(end, sentence)) end++;
        return !words.Has(start, end, HistoryMark.GoingOn, HistoryMark.Taken);
    }

    /// <summary>"Depression. Suicidal.": says how somebody is; "suicidal ideation" is a note.</summary>
    private bool IsBareAdjective(PhraseMatch match, EmergencyKind kind) =>
        kind == EmergencyKind.SelfHarm && match.End == match.Start + 1 && match.End == clauseEnds[match.Start];
}
