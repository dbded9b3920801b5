using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>
/// What is for a nurse by itself calls where the words beside it say more: "Is 12 grams of Tylenol a lot? That's what I took.",
/// "We all have headaches. The boiler is new.", "Heart attack 2019. I have the same pain again."
/// </summary>
internal static class Raised
{
    private const int BesideReach = 1;
    private const int BeforeReach = 2;

    /// <summary>True where what stands beside the danger makes it one to call for.</summary>
    public static bool Is(Reading reading, PhraseMatch match, EmergencyKind kind)
    {
        var sentence = reading.Sentence(match.Start);
        return kind switch
        {
            EmergencyKind.Poisoning or EmergencyKind.UnsafePlace => reading[CueKind.Taken].NearSentence(sentence, BesideReach)
                || reading[CueKind.BadAir].NearSentence(sentence, BesideReach),
            EmergencyKind.Heart => reading[CueKind.Before].NearSentence(sentence, BeforeReach),
            _ => false,
        };
    }
}
