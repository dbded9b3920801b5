using System.Text.RegularExpressions;
using CareChat.Web.Data;

namespace CareChat.Web.Patients;

/// <summary>
/// What says that there is nothing ("no known allergies"), as against nothing being said. Only somebody's own assertion
/// is one: a code, or the words for it and no others.
/// </summary>
public static partial class Absence
{
    /// <summary>No known allergies, medications, conditions: SNOMED CT's and HL7's codes (International Patient Summary).</summary>
    private static readonly Dictionary<string, (RecordKind Kind, string Words)> Codes = new(StringComparer.Ordinal)
    {
        ["716186003"] = (RecordKind.Allergy, "No known allergies"),
        ["160244002"] = (RecordKind.Allergy, "No known allergies"),
        ["no-known-allergies"] = (RecordKind.Allergy, "No known allergies"),
        ["409137002"] = (RecordKind.Allergy, "No known drug allergies"),
        ["no-known-medication-allergies"] = (RecordKind.Allergy, "No known drug allergies"),
        ["429625007"] = (RecordKind.Allergy, "No known food allergies"),
        ["no-known-food-allergies"] = (RecordKind.Allergy, "No known food allergies"),
        ["428607008"] = (RecordKind.Allergy, "No known environmental allergies"),
        ["no-known-environmental-allergies"] = (RecordKind.Allergy, "No known environmental allergies"),
        ["716184000"] = (RecordKind.Allergy, "No known latex allergy"),
        ["1003774007"] = (RecordKind.Allergy, "No known latex allergy"),
        ["428197003"] = (RecordKind.Allergy, "No known insect allergies"),
        ["716220001"] = (RecordKind.Allergy, "No known animal allergies"),
        ["787481004"] = (RecordKind.Medication, "No known medications"),
        ["no-known-medications"] = (RecordKind.Medication, "No known medications"),
        ["160245001"] = (RecordKind.Condition, "No known problems"),
        ["no-known-problems"] = (RecordKind.Condition, "No known problems"),
    };

    /// <summary>The codes that say that nobody asked.</summary>
    private static readonly HashSet<string> Unasked = new(StringComparer.Ordinal)
    {
        "no-allergy-info", "no-medication-info", "no-problem-info", "1631000175102",
    };

    /// <summary>Of which kind a code says that there is nothing, and in which words; null for a code that says no such thing.</summary>
    public static (RecordKind Kind, string Words)? OfCode(string code) => Codes.TryGetValue(code, out var said) ? said : null;

    /// <summary>True for a code that says that nothing is known either way.</summary>
    public static bool IsUnasked(string code) => Unasked.Contains(code);

    /// <summary>True for words that say that nobody knows: "Unknown", "Unable to assess allergies".</summary>
    public static bool IsNotKnownBy(string text) => NotKnown().IsMatch(text);

    /// <summary>True for words that say that there is nothing, of everything ("NKA") or of a part ("No known drug allergies").</summary>
    public static bool IsSaidBy(string text) => IsWhole(text) || (Part().IsMatch(text) && !Exception().IsMatch(text));

    /// <summary>True for words that name a thing: they neither say nor begin to say that there is nothing, or that nobody knows; or they say so of all but that thing.</summary>
    public static bool Names(string text) => !IsSaidBy(text) && !IsNotKnownBy(text) && (!Denial().IsMatch(text) || Exception().IsMatch(text));

    /// <summary>Of which kind words say that there is nothing; null for words that say it of none by name ("None known"), or do not say it.</summary>
    public static RecordKind? KindOf(string text) => !IsSaidBy(text) ? null
        : OfAllergies().IsMatch(text) ? RecordKind.Allergy
        : OfMedications().IsMatch(text) ? RecordKind.Medication
        : OfConditions().IsMatch(text) ? RecordKind.Condition : null;

    /// <summary>True for words that say so of everything.</summary>
    public static bool IsWhole(string text) => Whole().IsMatch(text);

    /// <summary>True for words that say of all allergies, or of those to medicines, that there is none, whatever is noted behind them.</summary>
    public static bool DeniesAllergies(string text) => text.Split($" ({Certainty.Note}", 2)[0] is var said && IsSaidBy(said) && !OfOtherAllergies().IsMatch(said);

    /// <summary>The line that says of a kind, in general, that there is nothing.</summary>
    public static string Usual(RecordKind kind) => kind switch
    {
        RecordKind.Allergy => "No known allergies",
        RecordKind.Medication => "No known medications",
        _ => "No known problems",
    };

    [GeneratedRegex(
        @"^\s*(none|nil|none known|nil known|nka|no( known| current| active)? (allerg(y|ies)|(prescribed )?medications?|medicines|(health )?problems?|conditions?)( known)?"
        + @"|ningun[oa]s?|ningun[oa]s? conocid[oa]s?|sin (alergias|medicamentos|medicación|problemas|enfermedades)( conocid[oa]s?| actual(es)?)?"
        + @"|no (known|current) problems or disability|no se conocen (alergias|problemas|enfermedades))( \((situation|finding|disorder)\))?\s*\.?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Whole();

    [GeneratedRegex(
        @"^\s*(nkda|nkfa|no known( \w+){0,3} (allerg(y|ies)|intolerances?|medications?|problems?|conditions?)( or (intolerances?|disability|adverse reactions?))?"
        + @"|(niega|sin|no se conocen) alergias( \w+){0,2}( conocidas)?)( \((situation|finding|disorder)\))?\s*\.?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Part();

    [GeneratedRegex(
        @"^\s*(?:(?:drug |food |medication )?(?:allerg(?:y|ies)|medications?|problems?|conditions?|alergias?|estado de alergias)(?: (?:status|history|information|list))?(?: (?:is|are))?[:\s-]*)?"
        + @"(?:unknown|not known|unk|uncertain|undetermined|not (?:yet )?(?:assessed|asked|documented|recorded|reviewed|obtained|on file|available|verified|evaluated)|unable to (?:assess|obtain|determine|verify|confirm|evaluate|review|elicit|answer)\b.*"
        + @"|(?:could|can)(?: not|not|n['’]t) be (?:assessed|obtained|determined|verified|confirmed|evaluated)\b.*|no (?:information|data)(?: (?:available|on|about|regarding|for)\b.*)?|patient unable to\b.*|patient (?:does not|doesn['’]t) know"
        + @"|(?:se )?desconocid[oa]s?|se desconocen?|no se (?:sabe|pudo|pudieron|puede|ha)\b.*|no (?:evaluad|registrad|documentad|disponible)[oa]?s?|sin (?:datos|informaci[oó]n)(?: sobre\b.*)?)"
        + @"(?: (?:drug |food |medication )?(?:allerg(?:y|ies)|allergy status|status|medications?|problems?|conditions?|history|las alergias|alergias))*(?: \((?:situation|finding|disorder|substance)\))?\s*\.?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex NotKnown();

    [GeneratedRegex(@"^\W*(no|none|nil|not|nka|nkda|nkfa|negative|denies|without|absence of|sin|ning[uú]n[oa]?s?|niega)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Denial();

    [GeneratedRegex(@"\b(nka|nkda|nkfa|allerg|alergi|intoleranc)", RegexOptions.IgnoreCase)]
    private static partial Regex OfAllergies();

    [GeneratedRegex(@"\b(nkfa|food|environment|latex|insect|animal|aliment|ambient|l[aá]tex)", RegexOptions.IgnoreCase)]
    private static partial Regex OfOtherAllergies();

    [GeneratedRegex(@"\bmedic", RegexOptions.IgnoreCase)]
    private static partial Regex OfMedications();

    [GeneratedRegex(@"\b(problem|condition|enfermedad)", RegexOptions.IgnoreCase)]
    private static partial Regex OfConditions();

    [GeneratedRegex(@"\b(except|excepting|but|besides|apart|save|excepto|salvo|menos|pero)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Exception();
}
