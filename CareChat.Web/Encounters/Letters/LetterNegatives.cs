using System.Text.RegularExpressions;

namespace CareChat.Web.Encounters.Letters;

/// <summary>
/// What a letter answers with no: "Chest pain: denies", "Chest pain (-)", "| chest pain | no |", and the list below "Pertinent
/// negatives". No more than the item that was answered; and none where a no is the danger: "pain relieved by rest: no".
/// </summary>
internal static partial class LetterNegatives
{
    /// <summary>With one of these an item is more than the name of a complaint.</summary>
    private const string More = @"\b(?:relie\w*|better|gone|going|goes|go|away|stop\w*|improv\w*|resolv\w*|help\w*|work\w*|respon\w*"
        + @"|subsid\w*|eas(?:e|es|ed|ing)|able|can|could|cannot|now|today|tonight|yesterday|since|hours?|minutes?|i|my|me|he|she|his|her"
        + @"|we|our|worse\w*|free|without|no|not|normal|ok|okay|fine|well|control\w*|manag\w*|treat\w*|over|movements?|moving|moves?"
        + @"|kicks?|pulse|heartbeat|awake|alert"
        + @"|(?<!loss\s{1,3}of\s{1,3})conscious\w*|(?<!slurred\s{1,3})speech|speak\w*|urin\w*|sensation|feel\w*|denie[sd]"
        + @"|alivi\w*|mejor\w*|quita|cede|calma|puede|puedo|mueve|despiert\w*|responde|movimientos?|habla|yo|mi|ella|se|sin|niega"
        + @"|ahora|hoy|desde|horas?)\b";

    private const string Item = @"(?<before>^|[.;:!?,|\n])[ \t*_\-\u2022]{0,8}(?:\d{1,2}[.)][ \t]*)?"
        + @"(?!(?:is\s|still\s|normal\s)?(?:breathing|breath\s+sounds|circulation)\b)"
        + "(?:(?!" + More + @")[^,.;:!?|=\n()\u2013\u2014]){2,60}?";

    private const string Parting = @"[*_]{0,3}(?:[ \t]*[:|=\u2013\u2014]|[ \t]+--?(?=[ \t]))[ \t]*[*_]{0,3}[ \t]*";

    private const string No = @"(?:no|none|nope|nil|denie[sd]|denying|neg(?:ative)?|absent|not\s+present|niega|ningun[oa]|negativ[oa]"
        + @"|ausente|no\s+hay)";

    private const string After = @"[ \t]+(?:absent|denied|negative|not\s+present|ausente)"
        + @"|[ \t]*\([ \t]*(?:[-\u2212\u2013]|neg(?:ative)?)[ \t]*\)";

    /// <summary>A text without them.</summary>
    public static string Without(string text) => Headed().Replace(Answered().Replace(text, "${before}\n"), "\n");

    [GeneratedRegex(Item + "(?:" + Parting + No + "|" + After + @")[*_]{0,3}[ \t]*(?=[.,;|)\r\n]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Answered();

    /// <summary>A heading of its own line, with or without its colon, and the list below it.</summary>
    [GeneratedRegex(
        @"(?<=^|\n)[ \t#*_]{0,8}(?:(?:pertinent|significant|relevant|other)\s+)?negatives" + PlanWarnings.HeadedList,
        RegexOptions.IgnoreCase)]
    private static partial Regex Headed();
}
