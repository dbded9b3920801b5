using System.Collections.Frozen;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>"What should I do if I get chest pain?": has not happened. Who supposes to die or to kill is believed.</summary>
internal static class OnlySupposed
{
    private const int Reach = 20;
    private const int Tail = 4;

    private static readonly FrozenSet<string> NewStarts = FrozenSet.ToFrozenSet(
        ["i", "my", "he", "she", "we", "they", "please", "then", "me", "mi", "el", "ella", "tengo", "estoy", "creo", "siento", "ya", "yo", "voy", "entonces"]);

    private static readonly FrozenSet<string> Subjects = FrozenSet.ToFrozenSet(["i", "he", "she", "we", "they"]);

    /// <summary>Between two subjects these do not end the condition: "if I think I ...", "if he falls and he ...".</summary>
    private static readonly FrozenSet<string> Reporting = FrozenSet.ToFrozenSet(
        ["think", "thinks", "feel", "feels", "felt", "like", "believe", "say", "says", "know", "notice", "that", "and", "or", "when", "if", "should", "do", "can", "would", "will"]);

    private static readonly FrozenSet<string> FirstPerson = FrozenSet.ToFrozenSet(["i", "me", "myself", "my", "yo", "matarme", "morirme", "suicidarme", "voy"]);

    /// <summary>True where it is only supposed.</summary>
    public static bool Is(Reading reading, PhraseMatch match, EmergencyKind kind)
    {
        var sentence = reading.Sentence(match.Start);
        if (CarefulPlan.IsOfPresent(reading, sentence)) return false;
        for (var i = match.Start; i >= match.Start - Reach && reading.IsIn(i, sentence); i--)
        {
            if (reading[CueKind.Supposed].Covers(i) && !reading[CueKind.NoSupposed].Covers(i))
                return !IsMainClause(reading, i, match) && !IsYes(reading, i, match) && !(kind is EmergencyKind.SelfHarm or EmergencyKind.HarmToOthers && IsFirstPerson(reading, i, match.End));
            if (reading.Text.BeginsClause(i) && NewStarts.Contains(reading.Word(i))) return false;
        }
        return false;
    }

    /// <summary>
    /// "If I walk uphill I get chest pain": what follows the condition is told, not supposed; a question asks all the same. So is what
    /// was supposed already: "I should call if I have chest pain and I have chest pain".
    /// </summary>
    private static bool IsMainClause(Reading reading, int condition, PhraseMatch match)
    {
        if (IsSaidAgain(reading, condition, match)) return true;
        if (reading.Text.IsQuestion(reading.Sentence(condition))) return false;
        var subjects = Enumerable.Range(condition + 1, Math.Max(0, match.Start - condition)).Where(i => Subjects.Contains(reading.Word(i))).ToList();
        return subjects.Count > 1 && !Reporting.Contains(reading.Word(subjects[^1] - 1));
    }

    /// <summary>True where the same words, told of somebody, stand in the condition before: nobody supposes a thing twice.</summary>
    private static bool IsSaidAgain(Reading reading, int condition, PhraseMatch match)
    {
        var length = match.End - match.Start;
        if (!reading.IsOwn(match)) return false;
        return Enumerable.Range(condition + 1, Math.Max(0, match.Start - condition - length))
            .Any(at => Enumerable.Range(0, length).All(i => reading.Word(at + i) == reading.Word(match.Start + i)));
    }

    private static bool IsFirstPerson(Reading reading, int from, int end) => Enumerable.Range(from, end - from).Any(i => FirstPerson.Contains(reading.Word(i)));

    /// <summary>A Spanish "si" that begins a sentence with nothing else in it is a "sí" without its accent.</summary>
    private static bool IsYes(Reading reading, int index, PhraseMatch match)
    {
        var sentence = reading.Sentence(index);
        return reading.Word(index) == "si" && !CarefulPlan.Follows(reading, index) && reading.Text.BeginsClause(index) && !reading.Text.IsQuestion(sentence)
            && !reading.IsIn(match.End + Tail, sentence) && reading.Text.Words[index].Clause == reading.Text.Words[match.End - 1].Clause
            && (match.End == reading.Text.Words.Count || !reading.Text.BeginsClause(match.End) || !reading.IsIn(match.End, sentence));
    }
}
