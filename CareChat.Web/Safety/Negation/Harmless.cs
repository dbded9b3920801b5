using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>Judges whether what sounds like danger is none, by the words around it.</summary>
internal static class Harmless
{
    /// <summary>True where a rule explains it; in doubt none does.</summary>
    public static bool Is(Reading reading, PhraseMatch match, EmergencyKind kind, string pattern) =>
        reading[CueKind.Figure].CoversAny(match)
        || IsEveryday(reading, match)
        || (kind is EmergencyKind.HarmToOthers or EmergencyKind.Violence or EmergencyKind.Other && reading[CueKind.Joke].InSentence(reading.Sentence(match.Start)))
        || (kind == EmergencyKind.SelfHarm && reading[CueKind.Accident].CoversAny(match))
        || Denied.Is(reading, match, kind, pattern)
        || OnlySupposed.Is(reading, match, kind)
        || Asked.Is(reading, match, kind)
        || LongPast.Is(reading, match, kind)
        || Known.Is(reading, match, kind)
        || CarefulPlan.Is(reading, match, kind)
        || OnlyAway.Is(reading, match, kind);

    /// <summary>"Goodbye everyone, merry Christmas": unless something grave stands in the sentence or beside it.</summary>
    public static bool IsEveryday(Reading reading, PhraseMatch match) =>
        reading[CueKind.Everyday].CoversAny(match) && !reading[CueKind.NoEveryday].NearSentence(reading.Sentence(match.Start), 1);

    /// <summary>"Broke her arm in July, the cast is off, can she swim?": what is only weighed knows no time.</summary>
    public static bool IsHealed(Reading reading) =>
        Has(reading, CueKind.Healed) && (Has(reading, CueKind.Earlier) || Has(reading, CueKind.LongAgo)) && !Has(reading, CueKind.Now);

    private static bool Has(Reading reading, CueKind kind) => reading[kind].NextStart(0) < reading.Text.Words.Count;
}
