using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>
/// "I won't be around tomorrow" and "please feed my cat" are matters of the day; with a farewell beside them a nurse should look. A
/// farewell says nothing by itself, and neither do both where somebody says what they do instead. "I am going to do it tonight" is
/// a matter of the day too, unless somebody is asked to forgive it.
/// </summary>
internal static class OnlyAway
{
    private const int Reach = 2;

    /// <summary>True where nobody takes leave.</summary>
    public static bool Is(Reading reading, PhraseMatch match, EmergencyKind kind)
    {
        if (kind != EmergencyKind.SelfHarm) return false;
        var isDeed = reading[CueKind.Deed].CoversAll(match);
        if (!isDeed && !reading[CueKind.Absence].CoversAll(match)) return false;
        var sentence = reading.Sentence(match.Start);
        var isMeant = isDeed ? reading[CueKind.Sorry].NearSentence(sentence, Reach) : TakesLeave(reading, match);
        return reading.Text.IsQuestion(sentence) || !isMeant || reading[CueKind.Elsewhere].NearSentence(sentence, Reach);
    }

    /// <summary>Who asks to be forgiven takes leave too, but for what else the text says only.</summary>
    private static bool TakesLeave(Reading reading, PhraseMatch match) =>
        reading[CueKind.Farewell].NearSentence(reading.Sentence(match.Start), Reach)
        || (reading[CueKind.Sorry].NearSentence(reading.Sentence(match.Start), Reach) && !reading[CueKind.Sorry].CoversAll(match));
}
