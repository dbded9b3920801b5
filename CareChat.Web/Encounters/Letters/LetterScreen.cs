using System.Text.RegularExpressions;
using CareChat.Web.Safety;

namespace CareChat.Web.Encounters.Letters;

/// <summary>
/// Shows a letter to the screen that judges chats and threads too, section by section (contract C.1): what stands under
/// history or allergies is not shown, nor the list under "denies:", nor the warnings of a plan ("if you get chest pain …").
/// In doubt it is shown.
/// </summary>
internal static partial class LetterScreen
{
    /// <summary>The gravest danger a letter tells of; null where it tells of none.</summary>
    /// <param name="detector">The detector of the clinic the letter goes to.</param>
    public static EmergencyFinding? Find(EmergencyDetector detector, string letter) =>
        LetterSections.Read(letter).All.Where(section => section.Place is not (Criteria.PastHistory or Criteria.Allergies or Criteria.FamilyHistory or Criteria.SocialHistory))
            .Select(section => detector.Find(Shown(section.Place, section.Text))).OfType<EmergencyFinding>()
            .OrderByDescending(finding => finding.Level).ThenByDescending(finding => finding.Kind == EmergencyKind.SelfHarm).FirstOrDefault();

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
        _ => "danger to life",
    };

    private static string Shown(int place, string text)
    {
        var plain = Negatives().Replace(DeniedList().Replace(text, "\n"), "\n");
        return place == Criteria.TreatmentPlan ? Warning().Replace(plain, "") : plain;
    }

    [GeneratedRegex(@"\b(?:denies|denied|denying|no|negatives?|niega|sin)(?:\s+for)?(?:\s+any)?(?:\s+of)?(?:\s+the\s+following)?\s*:[ \t]*\n(?:[ \t]*[-*\u2022][^\n]*(?:\n|$))+", RegexOptions.IgnoreCase)]
    private static partial Regex DeniedList();

    [GeneratedRegex(@"\b(?:pertinent\s+)?negatives?\s*:[^.;\n]*", RegexOptions.IgnoreCase)]
    private static partial Regex Negatives();

    /// <summary>From a warning's word to the end of its sentence; where a colon ends the line, with the list below it.</summary>
    [GeneratedRegex(
        @"\b(?:if|unless|should|in\s+case|return|watch|warning|red\s+flags?|precautions?|risk|rule\s+out|r/o|avoid|until|si|en\s+caso|vigil\w*|regres\w*|volver|acud\w*|riesgo|evit\w*)\b(?:[^.;!?\n]*:[ \t]*\n(?:[ \t]*[-*\u2022][^\n]*(?:\n|$))+|[^.;!?\n]*)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Warning();
}
