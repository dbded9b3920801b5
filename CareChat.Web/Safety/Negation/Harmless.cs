using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>Judges whether what sounds like danger is none, by the words around it.</summary>
internal static class Harmless
{
    /// <summary>True where a rule explains it; in doubt none does.</summary>
    public static bool Is(Reading reading, PhraseMatch match, EmergencyKind kind, string pattern) =>
        IsFigure(reading, match)
        || (kind is EmergencyKind.HarmToOthers or EmergencyKind.Violence or EmergencyKind.Other && reading[CueKind.Joke].InSentence(reading.Sentence(match.Start)))
        || Denied.Is(reading, match, kind, pattern)
        || OnlySupposed.Is(reading, match, kind)
        || Asked.Is(reading, match, kind)
        || LongPast.Is(reading, match, kind)
        || Known.Is(reading, match, kind)
        || CarefulPlan.Is(reading, match, kind)
        || Courtesy.Is(reading, match, kind);

    private static bool IsFigure(Reading reading, PhraseMatch match)
    {
        for (var i = match.Start; i < match.End; i++)
        {
            if (reading[CueKind.Figure].Covers(i)) return true;
        }
        return false;
    }
}
