using System.Text.RegularExpressions;
using CareChat.Web.Safety;

namespace CareChat.Web.Encounters.Letters;

/// <summary>
/// Shows a letter to the screen that judges chats and threads too, section by section (contract C.1), with its headings and
/// comments. Bare notes of a history are none of today's danger, nor are the list under "denies:" and the warnings of a plan
/// (<see cref="PlanWarnings"/>); who says there how somebody is now, themselves or another, or tells a time of today, is heard.
/// "Help" that is all a section says calls as it does in a chat, whatever the section.
/// </summary>
internal static partial class LetterScreen
{
    private const int LongestCry = 60, MostCries = 40;

    /// <summary>The gravest danger a letter tells of; null where it tells of none.</summary>
    /// <param name="detector">The detector of the clinic the letter goes to.</param>
    /// <param name="letter">The letter.</param>
    public static EmergencyFinding? Find(EmergencyDetector detector, string letter)
    {
        var steps = 0L;
        return Find(detector, letter, ref steps);
    }

    /// <summary>The same, counting the steps of the search.</summary>
    internal static EmergencyFinding? Find(EmergencyDetector detector, string letter, ref long steps)
    {
        EmergencyFinding? gravest = null;
        var sections = LetterSections.Read(letter);
        foreach (var (place, text) in sections.Written)
        {
            if (Find(detector, place, text, ref steps) is not { } finding) continue;
            if (gravest is null || Rank(finding) > Rank(gravest)) gravest = finding;
        }
        return gravest is { IsCallNow: true } ? gravest : FindCry(detector, sections, ref steps) ?? gravest;
    }

    /// <summary>A call for help that is all a section says; "Seizures" by itself may be a note, whatever the heading.</summary>
    private static EmergencyFinding? FindCry(EmergencyDetector detector, LetterSections sections, ref long steps)
    {
        foreach (var text in sections.Each.Where(text => text.Length is > 0 and <= LongestCry).Distinct().Take(MostCries))
        {
            if (detector.Find(text, ref steps) is { IsCallNow: true, IsAllSaid: true, Kind: EmergencyKind.Other } cry) return cry;
        }
        return null;
    }

    private static EmergencyFinding? Find(EmergencyDetector detector, int place, string text, ref long steps)
    {
        if (HistoryOf(place) is { } history) return detector.Find(text, ref steps, history);
        var shown = Shown(place, text);
        var finding = detector.Find(shown, ref steps);
        if (finding is { IsCallNow: true } || shown.Length == text.Length) return finding;
        var whole = place == Criteria.TreatmentPlan ? PlanWarnings.WithListsJoined(text) : PlanWarnings.WithHeadedJoined(text);
        return detector.Find(whole, ref steps, HistorySection.Warning) ?? finding;
    }

    private static HistorySection? HistoryOf(int place) => place switch
    {
        Criteria.PastHistory => HistorySection.PastMedical,
        Criteria.Allergies => HistorySection.Allergies,
        Criteria.FamilyHistory => HistorySection.Family,
        Criteria.SocialHistory => HistorySection.Social,
        _ => null,
    };

    private static int Rank(EmergencyFinding finding) => 2 * (int)finding.Level + (finding.Kind == EmergencyKind.SelfHarm ? 1 : 0);

    /// <summary>What kind of danger it is, as the contract calls it.</summary>
    public static string Words(EmergencyKind kind) => kind switch
    {
        EmergencyKind.Heart => "chest pain",
        EmergencyKind.Breathing => "trouble breathing",
        EmergencyKind.Stroke => "signs of a stroke",
        EmergencyKind.Bleeding => "severe bleeding",
        EmergencyKind.Allergy => "a severe allergic reaction",
        EmergencyKind.Unconscious => "somebody unconscious, or a seizure",
        EmergencyKind.Poisoning => "poisoning or an overdose",
        EmergencyKind.Injury => "a severe injury",
        EmergencyKind.Pregnancy => "danger in pregnancy",
        EmergencyKind.Infection => "a severe infection",
        EmergencyKind.SelfHarm => "self-harm",
        EmergencyKind.Violence => "violence",
        EmergencyKind.HarmToOthers => "harm to others",
        EmergencyKind.UnsafePlace => "fire, smoke, gas or carbon monoxide",
        _ => "danger to life",
    };

    private static string Shown(int place, string text)
    {
        var plain = Negatives().Replace(DeniedList().Replace(LetterNegatives.Without(text), "\n"), "\n");
        if (place is Criteria.TreatmentPlan or LetterSections.Elsewhere) plain = LetterMedicines.Without(plain);
        return place == Criteria.TreatmentPlan ? PlanWarnings.Without(plain) : PlanWarnings.WithoutHeaded(plain);
    }

    /// <summary>The head of a list of what there is not: "Pertinent negatives", "Negative" by itself; not "COVID test negative".</summary>
    private const string Negative =
        @"(?:\b(?:pertinent|significant|relevant|other|all|ros|systems|otherwise)(?:\s+(?:is|was|are|were))?(?:\s+otherwise)?\s+negatives?"
        + @"|\b(?:constitutional|cardi\w+|pulm\w+|respiratory|gi|gu|neuro\w*|heent|skin|psych\w*)\s+negatives?|\bnegatives"
        + @"|(?<=(?:^|[.;!?\n])[ \t*_\-\u2022]{0,8})negative)";

    [GeneratedRegex(
        @"(?:\b(?:denies|denied|denying|no|niega|sin|negative(?=\s+for))|" + Negative + @")"
        + @"(?:\s+for)?(?:\s+any)?(?:\s+of)?(?:\s+the\s+following)?\s*:[ \t]*\n(?:[ \t]*[-*\u2022][^\n]*(?:\n|$))+",
        RegexOptions.IgnoreCase)]
    private static partial Regex DeniedList();

    [GeneratedRegex(Negative + @"[\s*_]{0,4}:[^.;\n]*", RegexOptions.IgnoreCase)]
    private static partial Regex Negatives();
}
