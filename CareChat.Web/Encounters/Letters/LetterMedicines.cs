using System.Text.RegularExpressions;

namespace CareChat.Web.Encounters.Letters;

/// <summary>
/// "Nitroglycerin as needed for chest pain", "EpiPen for anaphylaxis": a line that names a medicine and what it is for. One
/// that tells who took it, or when, or what came of it is none.
/// </summary>
internal static partial class LetterMedicines
{
    private const string Told = @"(?![^\n]*\b(?:i|i'm|my|me|he|she|his|her|took|taken|used|using|gave|given|not|\w+n't|still|now|today"
        + @"|tonight|yesterday|since|ago|but|without|worse|tom[eé]|hoy|ahora|desde|sin|no)\b)";

    private const string Danger = @"\b(?:pain|breath|chest|crush|sever|numb|dolor|pecho)\w*";

    private const string Names = @"\b(?:nitro\w*|epi-?[ \t]?pens?|epinephrine|auvi-?q|albuterol|ventolin|isosorbide|ranolazine|aspirin"
        + @"|diazepam|lorazepam|midazolam|keppra|levetiracetam|benadryl|diphenhydramine|naloxone|narcan|salbutamol)\b[^\n;!?,]{0,60}?";

    private const string WhenNeeded = @"\b(?:as\s+needed|prn|if\s+needed|when\s+needed|seg[uú]n\s+necesidad)\b";

    /// <summary>A text without such lines.</summary>
    public static string Without(string text) => Line().Replace(text, "");

    [GeneratedRegex(
        @"(?<=^|\n)" + Told + "(?:(?!" + Danger + @")[^\n;!?]){0,60}?(?:" + WhenNeeded + "|" + Names + @")[ \t]*\(?(?:for|para|por)\s+"
        + @"[^\n,.;!?]{1,60}(?:,(?![^\n]*" + Danger + @")[^\n;!?]{0,150})?[ \t.|]*(?=\n|$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Line();
}
