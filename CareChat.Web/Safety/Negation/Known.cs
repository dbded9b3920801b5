using System.Collections.Frozen;
using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>
/// "Numb on the left side, the MRI shows white spots. Are these signs of MS?": doctors know of it, and what is asked is what
/// comes of it. Not for what kills within minutes, and not where it happens now.
/// </summary>
internal static class Known
{
    private const int Reach = 2;

    private static readonly FrozenSet<EmergencyKind> Kinds = FrozenSet.ToFrozenSet(
        [EmergencyKind.Stroke, EmergencyKind.Unconscious, EmergencyKind.Bleeding, EmergencyKind.Injury, EmergencyKind.Infection, EmergencyKind.Other]);

    /// <summary>True where it is known to those who treat it.</summary>
    public static bool Is(Reading reading, PhraseMatch match, EmergencyKind kind)
    {
        var sentence = reading.Sentence(match.Start);
        return Kinds.Contains(kind)
            && reading[CueKind.Finding].NearSentence(sentence, Reach) && reading[CueKind.Outlook].NearSentence(sentence, Reach)
            && !reading[CueKind.Now].NearSentence(sentence, Reach) && !reading[CueKind.NoQuestion].NearSentence(sentence, Reach);
    }
}
