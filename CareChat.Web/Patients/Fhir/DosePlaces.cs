using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Where a dose goes, in words: by which way, at which side, at which part of the body; in English and Spanish.</summary>
internal sealed partial class DosePlaces
{
    /// <summary>What goes onto the skin may go into an eye too, and what is inhaled through the nose.</summary>
    private static readonly (string, string)[] Akin = [("skin", "eye"), ("skin", "ear"), ("skin", "nose"), ("skin", "vagina"), ("skin", "rectum"), ("nose", "lung")];

    private readonly HashSet<string> ways;
    private readonly HashSet<string> parts;
    private readonly HashSet<string> sides;

    private DosePlaces(string plain) => (ways, parts, sides) = (Named(Way(), plain), Named(Part(), plain), Named(Side(), plain));

    /// <summary>Reads an instruction in plain words (<see cref="DoseText.Plain"/>).</summary>
    public static DosePlaces Of(string plain) => new(plain);

    /// <summary>False where the other names a place, and this names none like it.</summary>
    public bool Agrees(DosePlaces other) => IsAlike(ways, other.ways) && IsAlike(parts, other.parts) && IsSameSide(other);

    private static bool IsAlike(HashSet<string> own, HashSet<string> others) => own.Count == 0 || others.Count == 0 || own.Overlaps(others)
        || Akin.Any(pair => (own.Contains(pair.Item1) && others.Contains(pair.Item2)) || (own.Contains(pair.Item2) && others.Contains(pair.Item1)));

    /// <summary>Who names the left and the right apart says either; who says both says no single one.</summary>
    private bool IsSameSide(DosePlaces other) => sides.Count == 0 || other.sides.Count == 0 || sides.Count > 1 || sides.SetEquals(other.sides);

    private static HashSet<string> Named(Regex words, string text) =>
        [.. words.Matches(text).SelectMany(found => found.Groups.Values.Where(group => group.Success && char.IsLetter(group.Name[0])).Select(group => group.Name))];

    /// <summary>What is ill is not where the dose goes: "for ear pain".</summary>
    private const string NotIll = @"\b(?! (?:pain|infection|ache|aches|allerg\w*|itch\w*|irritation|redness|dryness|congestion|symptoms?|swelling|rinse|care|thrush|cavity|mucosa))";

    [GeneratedRegex(@"(?<!\bfor (?:\w+ ){0,2})\b(?:(?<oral>oral|oralmente|por (?:la )?boca|per os|swallow\w*|trag\w+)|(?<vein>i\.?v|intraven\w*|endoven\w*|into (?:a|the) vein)|(?<muscle>i\.?m|intramuscular\w*|into (?:a|the) muscle)"
        + @"|(?<under>subcut\w*|hypodermic\w*)|(?<skin>topical\w*|t[oó]pic[oa]s?|cutaneous\w*|cut[aá]ne[oa]|transd[eé]rm\w*)|(?<rectum>rectal\w*|rectum|recto)|(?<vagina>(?:intra)?vagin\w*)|(?<nose>(?:intra)?nasal\w*|nostrils?|nose|nariz)"
        + @"|(?<lung>inhal\w*|nebuli\w*|respiratory tract)|(?<eye>ophthalmic\w*|oft[aá]lmic\w*|eyes?|ojos?|conjunctiv\w*)|(?<ear>otic|[oó]tic[oa]|auricular\w*|ears?|o[ií]dos?)|(?<tongue>sublingual\w*|under (?:the |your )?tongue|(?:debajo de|bajo) la lengua)"
        + @"|(?<cheek>buccal\w*|bucal)|(?<tube>(?:g|j|ng|peg|feeding|gastrostomy|nasogastric)[ -]?tube|nasogastric|nasog[aá]strica|sonda|enteral\w*)|(?<spine>intrathecal\w*|intratecal|epidural\w*|spinal))" + NotIll)]
    private static partial Regex Way();

    [GeneratedRegex(@"(?<!\b(?:for|on) (?:\w+ ){0,2})\b(?:(?<arm>arms?|forearms?|deltoid\w*|brazos?|antebrazos?)|(?<leg>legs?|thighs?|piernas?|muslos?)|(?<belly>abd[oó]m\w*|belly|vientre)|(?<hip>buttocks?|glute\w*|nalgas?|hips?|caderas?)|(?<knee>knees?|rodillas?)"
        + @"|(?<foot>foot|feet|pies)|(?<hand>hands?|manos?)|(?<shoulder>shoulders?|hombros?)|(?<scalp>scalp|cuero cabelludo)|(?<face>face|cara)|(?<neck>neck|cuello)|(?<elbow>elbows?|codos?)|(?<ankle>ankles?|tobillos?))" + NotIll)]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<both>\bboth (?:eyes|ears|nostrils|sides|arms|legs|thighs|knees|feet|hands|hips|shoulders|elbows|ankles)\b|\beach (?:eye|ear|nostril|side|arm|leg|thigh|knee|foot|hand|hip|shoulder|elbow|ankle)\b|\bbilateral\w*|\bamb[oa]s (?:ojos|o[ií]dos|lados|fosas|brazos|piernas|manos|pies|rodillas)"
        + @"|\bcada (?:ojo|o[ií]do|lado|fosa|brazo|pierna|mano|pie|rodilla)\b|(?<=\b(?:gtts?|drops?|to|in) )ou\b)|(?<left>(?<!\b(?:be|is|are|was|been|remain|pills?|tablets?|any|none) )\bleft\b(?! (?:over|in|on|at|for|untreated))|\bizquierd[oa]s?\b|(?<=\b(?:gtts?|drops?|to|in) )os\b)"
        + @"|(?<right>\bright\b(?! (?:away|now|before|after|when|as|at|if|dose))|\bderech[oa]s?\b|(?<=\b(?:gtts?|drops?|to|in) )od\b)")]
    private static partial Regex Side();
}
