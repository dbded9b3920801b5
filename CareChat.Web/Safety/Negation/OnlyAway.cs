using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>
/// "I won't be around tomorrow" is a matter of the calendar; with a farewell beside it a nurse should look. A farewell says nothing by
/// itself, and neither do both where somebody says what they do instead.
/// </summary>
internal static class Courtesy
{
    private const int Reach = 2;

    /// <summary>True where nobody takes leave.</summary>
    public static bool Is(Reading reading, PhraseMatch match, EmergencyKind kind)
    {
        if (kind != EmergencyKind.SelfHarm) return false;
        if (!Enumerable.Range(match.Start, match.End - match.Start).All(reading[CueKind.Absence].Covers)) return false;
        var sentence = reading.Sentence(match.Start);
        return reading.Text.IsQuestion(sentence) || !IsNear(reading[CueKind.Farewell], sentence)
            || IsNear(reading[CueKind.Elsewhere], sentence);
    }

    private static bool IsNear(Cues cues, int sentence) => Enumerable.Range(sentence - Reach, 2 * Reach + 1).Any(cues.InSentence);
}
