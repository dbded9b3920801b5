using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>
/// "If I get chest pain, I will call 911": who knows what to do has no emergency. Not where the condition tells of what is already so
/// ("if this chest pain does not stop"); what else the sentence tells is judged for itself.
/// </summary>
internal static class CarefulPlan
{
    /// <summary>So few words may stand before plan and condition where a sentence is nothing else: "please", "the nurse has".</summary>
    private const int MostBefore = 4;

    /// <summary>True where the call for help is what somebody will do on a condition.</summary>
    public static bool Is(Reading reading, PhraseMatch match, EmergencyKind kind) =>
        kind == EmergencyKind.Other && reading[CueKind.Plan].CoversAll(match) && Condition(reading, match.Start) >= 0
        && !reading[CueKind.Present].InSentence(reading.Sentence(match.Start));

    /// <summary>True where the condition of a plan tells of what is already so: nothing in its sentence is supposed.</summary>
    public static bool IsOfPresent(Reading reading, int sentence) =>
        reading[CueKind.Plan].InSentence(sentence) && reading[CueKind.Present].InSentence(sentence);

    /// <summary>"Si me da dolor de pecho voy a urgencias": the "si" of a plan is no "sí" that lost its accent.</summary>
    public static bool Follows(Reading reading, int condition)
    {
        var sentence = reading.Sentence(condition);
        return reading[CueKind.Plan].InSentence(sentence) && !IsOfPresent(reading, sentence);
    }

    /// <summary>The sentences that are a plan and nothing else: there is nothing in them to weigh.</summary>
    public static HashSet<int> Sentences(Reading reading)
    {
        var plans = new HashSet<int>();
        for (var i = 0; i < reading.Text.Words.Count; i = reading.Text.SentenceEnd(i))
        {
            var sentence = reading.Sentence(i);
            if (!reading[CueKind.Plan].InSentence(sentence) || reading[CueKind.Present].InSentence(sentence)) continue;
            var condition = Condition(reading, i);
            if (condition >= 0 && Math.Min(condition, reading[CueKind.Plan].NextStart(i)) <= i + MostBefore) plans.Add(sentence);
        }
        return plans;
    }

    /// <summary>Where the sentence of a word supposes; -1 where it does not.</summary>
    private static int Condition(Reading reading, int word)
    {
        var sentence = reading.Sentence(word);
        if (!reading[CueKind.Supposed].InSentence(sentence)) return -1;
        var start = word;
        while (reading.IsIn(start - 1, sentence)) start--;
        return Enumerable.Range(start, reading.Text.SentenceEnd(word) - start).FirstOrDefault(
            i => reading[CueKind.Supposed].Covers(i) && !reading[CueKind.NoSupposed].Covers(i), -1);
    }
}
