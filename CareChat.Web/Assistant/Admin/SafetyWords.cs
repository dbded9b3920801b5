using CareChat.Web.Safety;

namespace CareChat.Web.Assistant.Admin;

/// <summary>The safety screen in words for administrators.</summary>
internal static class SafetyWords
{
    /// <summary>The small language of the phrases, by example.</summary>
    public static readonly IReadOnlyList<(string Example, string Meaning)> Language =
    [
        ("chest pain", "These words, one after the other; small words such as “my” and “really” may stand between."),
        ("[pain|pressure]", "One of these, each a word or several."),
        ("breath*", "Any word that begins so: breathe, breathing."),
        ("chest ~2 pain", "Up to two words of any kind between."),
        ("chest &4 pain", "Up to four words between, in either order; once in a phrase."),
        ("{kin} fell", "A group of words that comes with the program: husband, mom, baby and the like."),
        ("^heart attack$", "The words alone: ^ begins a clause, $ ends it."),
        ("fever #104-110", "A number between these two, in figures or letters; #104 is any from there on."),
    ];

    /// <summary>A kind of danger.</summary>
    public static string Of(EmergencyKind kind) => kind switch
    {
        EmergencyKind.Heart => "Heart",
        EmergencyKind.Breathing => "Breathing",
        EmergencyKind.Stroke => "Stroke",
        EmergencyKind.Bleeding => "Bleeding",
        EmergencyKind.Allergy => "Severe allergy",
        EmergencyKind.Unconscious => "Fainting or seizure",
        EmergencyKind.Poisoning => "Poisoning or overdose",
        EmergencyKind.Injury => "Severe injury",
        EmergencyKind.Pregnancy => "Pregnancy",
        EmergencyKind.Infection => "Severe infection",
        EmergencyKind.SelfHarm => "Self-harm",
        EmergencyKind.Violence => "Violence",
        EmergencyKind.HarmToOthers => "Harm to others",
        EmergencyKind.UnsafePlace => "Fire, smoke or gas",
        _ => "Other danger",
    };
}
