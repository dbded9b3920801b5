using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>
/// "I won't be around tomorrow" is a matter of the calendar; with a farewell beside it a nurse should look. A farewell says nothing by
/// itself, and neither do both where somebody says what they do instead.
/// </summary>
internal static class OnlyAway
{
    private const int Reach = 2;

    /// <summary>True where nobody takes leave.</summary>
    public static bool Is(Reading reading, PhraseMatch match, EmergencyKind kind)
    {
        if (kind != EmergencyKind.SelfHarm) return false;
        if (!reading[CueKind.Absence].CoversAll(match)) return false;
        var sentence = reading.Sentence(match.Start);
        return reading.Text.IsQuestion(sentence) || !reading[CueKind.Farewell].NearSentence(sentence, Reach)
            || reading[CueKind.Elsewhere].NearSentence(sentence, Reach);
    }
}
