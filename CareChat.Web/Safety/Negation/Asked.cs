using CareChat.Web.Safety.Phrases;

namespace CareChat.Web.Safety.Negation;

/// <summary>"What are the symptoms of a stroke?", "I read an article about overdoses": a subject, not somebody's danger.</summary>
internal static class Asked
{
    private static readonly EmergencyKind[] NeverNormal =
        [EmergencyKind.Heart, EmergencyKind.Breathing, EmergencyKind.Stroke, EmergencyKind.SelfHarm, EmergencyKind.Violence, EmergencyKind.HarmToOthers, EmergencyKind.Poisoning,
         EmergencyKind.UnsafePlace];

    /// <summary>True where it is asked or spoken about in general.</summary>
    public static bool Is(Reading reading, PhraseMatch match, EmergencyKind kind)
    {
        var sentence = reading.Sentence(match.Start);
        if (reading.IsOwn(match) || reading[CueKind.NoQuestion].InSentence(sentence)) return false;
        return IsAfterQuestion(reading, match)
            || reading[CueKind.Topic].InSentence(sentence)
            || reading.IsIn(reading[CueKind.Subject].NextStart(match.End), sentence)
            || (reading[CueKind.NormalQuestion].InSentence(sentence) && !NeverNormal.Contains(kind));
    }

    /// <summary>A comma between parts them, unless a question mark holds the sentence together.</summary>
    private static bool IsAfterQuestion(Reading reading, PhraseMatch match)
    {
        var end = reading[CueKind.Question].LastEnd(match.Start);
        if (match.Start > 0 && reading[CueKind.Question].Covers(match.Start) && reading[CueKind.Question].Covers(match.Start - 1)) end = match.Start;
        if (end < 1 || reading.Sentence(end - 1) != reading.Sentence(match.Start)) return false;
        return reading.Text.IsQuestion(reading.Sentence(match.Start)) || reading.Clause(end - 1) == reading.Clause(match.Start);
    }
}
