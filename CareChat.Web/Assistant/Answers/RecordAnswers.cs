using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Patients;

namespace CareChat.Web.Assistant.Answers;

/// <summary>Answers questions about the person's own record in whole sentences, as recorded and no further.</summary>
internal static class RecordAnswers
{
    /// <summary>The answer; null where the question is not about the record.</summary>
    public static string? Answer(string text, string language, PatientFacts? facts)
    {
        if (RecordIntents.Of(text) is not { } intent) return null;
        var words = RecordWords.Of(language);
        if (facts is null) return words.NoRecord;
        return intent.Aspect switch
        {
            RecordAspect.Medications => List(facts.Medications, intent.About, words.Medications, words),
            RecordAspect.Allergies => List(facts.Allergies, intent.About, words.Allergies, words),
            RecordAspect.Conditions => List(facts.Conditions, intent.About, words.Conditions, words),
            RecordAspect.Visit => Visit(facts, words),
            _ => facts.Age is { } age ? string.Format(words.Culture, words.Age, age) : words.NoAge,
        };
    }

    private static string List(IReadOnlyList<RecordLine>? lines, string about, RecordWords.Kind kind, RecordWords words)
    {
        if (lines is null) return kind.NotKnown;
        var all = lines.Count == 0 ? kind.Empty : $"{kind.Lists} {string.Join("; ", lines.Select(Line))}. {kind.Advice}";
        if (about.Length == 0) return all;
        var met = lines.Where(line => Meets(line, about)).ToList();
        if (met.Count > 0) return $"{string.Format(words.Culture, kind.Yes, string.Join("; ", met.Select(Line)))} {kind.Advice}";
        var no = string.Format(words.Culture, kind.No, about);
        return lines.Count == 0 ? $"{no} {kind.Empty}" : $"{no} {words.ItLists} {string.Join("; ", lines.Select(Line))}. {kind.Advice}";
    }

    private static string Visit(PatientFacts facts, RecordWords words)
    {
        if (facts.NextVisit is { } visit)
        {
            var what = string.Join(", ", new[] { visit.Text, visit.Detail }.Where(t => t.Length > 0));
            var when = visit.At.ToString(words.Moment, words.Culture) + (visit.At.Offset == TimeSpan.Zero ? " UTC" : "");
            return string.Format(words.Culture, words.Visit, when) + (what.Length > 0 ? $" ({what})." : ".");
        }
        return facts.KnowsVisits ? words.NoVisit : words.VisitsNotKnown;
    }

    private static bool Meets(RecordLine line, string about)
    {
        var recorded = Tokens.Stems($"{line.Text} {line.Detail}").ToHashSet();
        return Tokens.Stems(about).Where(stem => stem.Length > 2).Any(recorded.Contains);
    }

    private static string Line(RecordLine line)
    {
        var detail = line.Detail.Trim().TrimEnd('.');
        return detail.Length == 0 ? line.Text.Trim().TrimEnd('.') : $"{line.Text.Trim().TrimEnd('.')} ({detail})";
    }
}
