using System.Text.RegularExpressions;
using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>
/// What beside a line's text says that it does not name a thing this person has now: a coding ("Family history of asthma"), a category,
/// a note ("Stopped 2024"). Such words stand in the line's detail with what they are of, so that nobody is told "yes".
/// </summary>
internal static partial class Telling
{
    private const int LongestNote = 300;

    private const int Most = 4;

    private const string Reason = "reason: ";

    /// <summary>The details that turn a concept's text into something else, or name another thing; empty where its codings say the same as the text.</summary>
    /// <param name="concept">The concept.</param>
    /// <param name="called">What a reference to it calls it.</param>
    public static List<string> OfCodings(CodeableConcept? concept, string? called = null)
    {
        var text = concept.Named() ?? called;
        if (concept is null || concept.Said() is null || Absence.IsSaidBy(text ?? "")) return [];
        var turning = text is not null && Turns(text) ? [] : concept.Coding.Select(OfCoding).OfType<string>().Distinct().ToList();
        var names = concept.Coding.Select(coding => FhirWords.Clean(coding.Display)).Append(called).OfType<string>().Where(name => !turning.Contains(name));
        return [.. turning.Select(said => $"coded: {said}"), .. text is null ? [] : NamedThing.Others(text, names).Take(Most).Select(name => Certainty.CodedAs + Short(name))];
    }

    /// <summary>The categories of a line that say whose it is, or that it is over or was never so.</summary>
    public static List<string> OfCategories(IEnumerable<CodeableConcept> categories) =>
        [.. categories.Select(category => Words(category).FirstOrDefault(said => Turns(said.Replace('-', ' ')) || DetailWords.Turn(said.Replace('-', ' ')) || category.Coding.Exists(coding => OfCode(coding) is not null)))
            .OfType<string>().Distinct().Select(said => $"category: {said}")];

    /// <summary>Every note, those first that are understood to say so: of the others nobody knows what they say.</summary>
    public static List<string> OfNotes(IEnumerable<Annotation> notes)
    {
        var said = notes.Select(note => FhirWords.Clean(note.TextElement?.Value)).OfType<string>().Select(note => Blanks().Replace(note, " ")).Distinct(StringComparer.Ordinal)
            .OrderByDescending(IsAgainst).ToList();
        List<string> told = [.. said.Take(Most).Select(note => Certainty.Note + Short(note))];
        return said.Count > Most ? [.. told, $"{Certainty.Note}{said.Count - Most} more at the source"] : told;
    }

    /// <summary>A statement that there is nothing, with what its notes say beside it.</summary>
    public static FhirRecordItem WithNotes(FhirRecordItem line, IEnumerable<Annotation> notes)
    {
        var told = line.IsAbsence ? OfNotes(notes).Where(note => !HarmlessNotes.Has(note[Certainty.Note.Length..])).ToList() : [];
        return told.Count > 0 ? line with { Text = $"{line.Text} ({string.Join("; ", told)})" } : line;
    }

    /// <summary>Why something has the status it has: of what is in force nobody gives a reason but one against it.</summary>
    public static List<string> OfReasons(IEnumerable<CodeableConcept?> reasons) => [.. reasons.Select(reason => reason.Said()).OfType<string>().Select(said => Reason + said)];

    /// <summary>Names the parts that say something else than the text; what is only quoted, because nobody knows whether it does, is not named.</summary>
    public static void Name(IEnumerable<string> told, Action<string> leftOut)
    {
        var parts = told.Where(part => !part.StartsWith(Certainty.CodedAs, StringComparison.Ordinal)).ToLookup(Source);
        if (parts[""].Any()) leftOut("its text and its codes or category say different things: it stands with both and is not told for sure");
        if (parts[Reason].Any()) leftOut("its status has a reason, which may be against it: it stands with the reason and is not told for sure");
        if (parts[Certainty.Note].Any(note => IsAgainst(note[Certainty.Note.Length..]))) leftOut("a note may say that it does not hold: it stands with the note and is not told for sure");
    }

    private static string Source(string part) => new[] { Reason, Certainty.Note }.FirstOrDefault(own => part.StartsWith(own, StringComparison.Ordinal), "");

    private static string? OfCoding(Coding coding) => FhirWords.Clean(coding.Display) is { } display && Turns(display) ? display
        : OfCode(coding) is { } said ? $"{said} ({FhirWords.Clean(coding.Code)})" : null;

    /// <summary>ICD-10's and SNOMED CT's codes for what is no finding in this person, where no words stand beside them.</summary>
    private static string? OfCode(Coding coding) => FhirWords.Clean(coding.Code)?.ToUpperInvariant() switch
    {
        ['Z', '8', >= '0' and <= '4', ..] => "family history",
        ['Z', '8', >= '5' and <= '7', ..] => "personal history",
        ['Z', '0', >= '3' and <= '5', ..] => "suspected and ruled out",
        ['Z', '1', >= '1' and <= '3', ..] => "screening",
        ['Z', '2', '0', ..] => "contact",
        ['V', '1', >= '6' and <= '9', ..] when IsIcd9(coding) => "family history",
        ['V', '1', >= '0' and <= '3', ..] when IsIcd9(coding) => "personal history",
        "57177007" or "416471007" or "281666001" or "430705005" or "160377001" or "160303001" => "family history",
        "417662000" or "392521001" => "personal history",
        "410516002" or "410594000" => "known absent",
        "415684004" => "suspected",
        _ => null,
    };

    private static bool IsIcd9(Coding coding) => coding.System is { } system && (system.Contains("icd-9", StringComparison.OrdinalIgnoreCase) || system.EndsWith("6.103", StringComparison.Ordinal));

    private static IEnumerable<string> Words(CodeableConcept concept) =>
        concept.Coding.SelectMany(coding => new[] { coding.Display, coding.Code }).Prepend(concept.Text).Select(FhirWords.Clean).OfType<string>();

    /// <summary>Of a long text the whole sentences, else the whole words, that have room.</summary>
    private static string Short(string note)
    {
        if (note.Length <= LongestNote) return note;
        var head = note[..(char.IsHighSurrogate(note[LongestNote - 1]) ? LongestNote - 1 : LongestNote)];
        var end = head.LastIndexOf(". ", StringComparison.Ordinal) + 1;
        if (end < LongestNote / 3) end = head.LastIndexOf(' ');
        return $"{(end > 0 ? head[..end] : head)} …";
    }

    private static bool IsAgainst(string note) => Turns(note) || Ended().IsMatch(note);

    private static bool Turns(string text) => Other().IsMatch(text);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(
        @"\bfamily\b(?!.{0,12}(?:doctor|practi|physician|planning))|\bf(?:am)?hx?\b|\bf/h\b|\b(?:maternal|paternal) (?:history|grand)|\b(?:mother|father|sister|brother|sibling|parent|relative|cousin|aunt|uncle)s?\b"
        + @"|\bhistory\b|\bhistorical\b|\b[hr]/o\b|\bs/p\b|\bp?hx\b|\bpersonal history\b|\brul(?:e|ed|ing)[ -]out\b|\bexclu(?:ded|sion of)\b|\brefuted\b|\bdisproved?n?\b"
        + @"|\bsuspect(?:ed)?\b|\bsuspicion\b|\bpossible\b|\bprobable\b|\bquestionable\b|\bunconfirmed\b|\bprovisional\b|\bdifferential\b|\bpresumed\b|\bobservation for\b"
        + @"|\bnot? (?:known|history|evidence|current|past|allerg|longer|sign|diagnosis|detected|present|found|diagnosed|confirmed|taking|taken|prescribed|had|tolerated)|^no(?:t|ne)?\b|\babsence of\b|\babsent\b"
        + @"|\bnegative for\b|\btest negative\b|\bdenie[sd]\b|\bnever\b|\bdoes not\b|\bresolved\b|\bin (?:full |partial |complete )?remission\b|\bcured\b|\binactive\b|\bdelabel+ed\b|\bentered in error\b"
        + @"|\bat risk\b|\brisk of\b|\bscreening\b|\bexposure to\b|\bcontact with\b|\bcarrier\b|\bvaccination\b|\bimmuni[sz]ation\b|\bprophyla(?:xis|ctic)\b|\(situation\)"
        + @"|\bantecedentes?\b|\bhistoria (?:familiar|personal|de)\b|\bfamiliar(?:es)?\b|\bsospecha\b|\bdescartad[oa]\b|\bausencia de\b|\bprobable\b|\bposible\b|\bsin (?:alergia|evidencia|historia)|\bniega\b|\bmadre\b|\bpadre\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Other();

    /// <summary>What a note says of what is in force, as it seems: that it is not.</summary>
    [GeneratedRegex(
        @"\bstop(?:ped|s)?\b|\bdiscontinued?\b|\bd/c\b|\bon hold\b|\bheld\b|\bhold(?:ing)?\b|\bpaused?\b|\bsuspend(?:ed)?\b|\b(?:do|does|did|is|was|has|should|must)(?: not|n['’]?t) (?:be )?(?:take|taking|taken|use|using|used|give|given|start|started|continue|have|had|active|current|allergic|true|confirmed)\b|\bnot (?:to )?(?:take|taking|taken|active|current|started|allergic)\b"
        + @"|\bcompleted?\b|\bfinished\b|\bcancel+ed\b|\bquit\b|\bceased\b|\bexpired\b|\bwithdrawn\b|\bwithheld\b|\bavoid(?:ed)?\b|\bmistake\b|\bin error\b|\bincorrect\b|\bwrong\b|\btolerat(?:es|ed)\b|\boutgr[eo]wn?\b|\bno longer\b"
        + @"|\bsuspendid[oa]\b|\bdetenid[oa]\b|\bno toma\b|\bterminad[oa]\b|\bresuelt[oa]\b|\btolera\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Ended();
}
