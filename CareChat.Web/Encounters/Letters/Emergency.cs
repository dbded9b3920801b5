using System.Text.RegularExpressions;

namespace CareChat.Web.Encounters.Letters;

/// <summary>
/// Finds what cannot wait for a letter's answer (contract C.1). What somebody denies does not count, nor what stands under
/// history or allergies, nor the warnings of a plan ("if you get chest pain …"). In doubt it counts.
/// </summary>
internal static partial class Emergency
{
    private static readonly (string Name, Regex Pattern)[] Kinds =
    [
        ("chest pain", ChestPain()),
        ("trouble breathing", Breathing()),
        ("signs of a stroke", Stroke()),
        ("severe bleeding", Bleeding()),
        ("a severe allergic reaction", Allergic()),
        ("self-harm", SelfHarm()),
    ];

    private static readonly HashSet<string> Denials =
    [
        "no", "not", "denies", "denied", "deny", "denying", "without", "negative", "negatives", "never", "none", "nor", "neither",
        "doesn't", "don't", "didn't", "isn't", "hasn't", "haven't", "wasn't",
    ];

    private static readonly HashSet<string> Warnings = ["if", "unless", "should", "case", "return", "watch", "risk", "rule", "r/o", "until", "avoid"];

    private static readonly HashSet<string> Turns =
    [
        "but", "however", "except", "although", "though", "yet", "has", "have", "having", "had", "reports", "reporting", "complains",
        "presents", "now", "developed", "experiencing", "feels", "feel", "started", "got",
    ];

    /// <summary>The kinds of emergency a letter describes, each once.</summary>
    public static IReadOnlyList<string> In(LetterSections letter) =>
        [.. Kinds.Where(kind => letter.All.Any(section => Describes(section.Place, section.Text, kind.Pattern))).Select(kind => kind.Name)];

    private static bool Describes(int place, string text, Regex pattern)
    {
        if (place is Criteria.PastHistory or Criteria.Allergies or Criteria.FamilyHistory or Criteria.SocialHistory) return false;
        var plain = DeniedList().Replace(text.Replace('’', '\'').ToLowerInvariant(), "\n");
        return Sentences().Split(plain).Any(sentence => Describes(sentence, pattern, place == Criteria.TreatmentPlan));
    }

    /// <summary>True where a finding is neither answered with no, nor denied by the words before it that no turn of the sentence takes back.</summary>
    private static bool Describes(string sentence, Regex pattern, bool isPlan)
    {
        var word = Word().Match(sentence);
        var (isDenied, isWarning, last) = (false, false, "");
        foreach (Match found in pattern.Matches(sentence))
        {
            for (; word.Success && word.Index < found.Index; word = word.NextMatch())
            {
                if (Denials.Contains(word.Value)) isDenied = true;
                else if (isPlan && Warnings.Contains(word.Value)) isWarning = true;
                else if (Turns.Contains(word.Value) && !Denials.Contains(last)) isDenied = false;
                last = word.Value;
            }
            if (!isDenied && !isWarning && !Answered().IsMatch(sentence[(found.Index + found.Length)..])) return true;
        }
        return false;
    }

    [GeneratedRegex(@"[.;!?\n]+")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"^\s*[:(\u2013-]\s*(?:no|none|denie[sd]|negative|absent)\s*(?:[,)]|$)")]
    private static partial Regex Answered();

    [GeneratedRegex(@"\b(?:denies|denied|denying|no|negatives?)(?:\s+for)?(?:\s+any)?(?:\s+of)?(?:\s+the\s+following)?\s*:[ \t]*\n(?:[ \t]*[-*\u2022][^\n]*(?:\n|$))+")]
    private static partial Regex DeniedList();

    [GeneratedRegex(@"[\p{L}/']+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\bchest\s+(?:pains?|pressure|tightness)\b|\bpains?\s+in\s+(?:(?:my|the|his|her|their)\s+)?chest\b|\bcrushing\s+chest\b")]
    private static partial Regex ChestPain();

    [GeneratedRegex(@"\b(?:trouble|difficulty|difficulties)\s+(?:with\s+)?breathing\b|\b(?:can't|cannot|can\s+not|unable\s+to|struggl\w+\s+to|hard\s+to)\s+breathe\b|\bgasping\b|\bsevere(?:ly)?\s+short(?:ness)?\s+of\s+breath\b|\bshort(?:ness)?\s+of\s+breath\s+at\s+rest\b")]
    private static partial Regex Breathing();

    [GeneratedRegex(@"\b(?:signs?|symptoms?)\s+of\s+(?:a\s+)?stroke\b|\bstroke\s+(?:signs?|symptoms?)\b|\bhaving\s+a\s+stroke\b|\bfac(?:e|ial)\s+(?:is\s+)?droop\w*|\bslurred\s+speech\b|\bslurring\b|\bsudden\s+(?:weakness|numbness|confusion|loss\s+of\s+(?:vision|speech))\b|\b(?:weakness|numbness)\s+(?:on|of|in)\s+one\s+side\b|\bone-sided\s+(?:weakness|numbness)\b")]
    private static partial Regex Stroke();

    [GeneratedRegex(@"\b(?:severe|uncontrolled|uncontrollable|massive|profuse)\s+(?:\w+\s+)?(?:bleeding|blood\s+loss)\b|\bbleeding\s+(?:\w+\s+){0,2}(?:won't|will\s+not|doesn't|does\s+not|cannot|can't)\s+(?:be\s+)?stop\w*|\bvomiting\s+blood\b|\bcoughing\s+up\s+blood\b|\bhemorrhag\w+")]
    private static partial Regex Bleeding();

    [GeneratedRegex(@"\banaphyla\w+|\bsevere\s+allergic\s+reaction\b|\bthroat\s+(?:is\s+)?(?:closing|swelling)\b|\b(?:swelling\s+of\s+(?:(?:my|the|his|her)\s+)?(?:throat|tongue))\b|\btongue\s+(?:is\s+)?swelling\b")]
    private static partial Regex Allergic();

    [GeneratedRegex(@"\b(?<!non-)suicid\w*|\bkill(?:ing)?\s+(?:myself|himself|herself|themselves)\b|\bself[- ]?harm\w*|\bend(?:ing)?\s+my\s+life\b|\b(?:hurt|harm)(?:ing)?\s+(?:myself|himself|herself|themselves)\b|\bwants?\s+to\s+die\b|\boverdos\w+")]
    private static partial Regex SelfHarm();
}
