using System.Text.RegularExpressions;

namespace CareChat.Web.Messages.Transcripts;

/// <summary>
/// What looks like the beginning of somebody's turn. An importer that passes over such a line puts one person's words into
/// another's mouth; it may rather ask once too often.
/// </summary>
internal static partial class LabelShape
{
    private const int MostWords = 4;
    private const int MostBeforeDash = 2;

    private static readonly HashSet<string> People = new(StringComparer.OrdinalIgnoreCase)
    {
        "doctor", "dr", "md", "physician", "surgeon", "resident", "clinician", "nurse", "rn", "np", "pa", "practitioner", "provider", "therapist",
        "psychologist", "psychiatrist", "pharmacist", "dentist", "midwife", "paramedic", "technician", "assistant", "receptionist", "coach", "staff",
        "patient", "client", "caller", "caregiver", "carer", "guardian", "parent", "mother", "father", "mom", "mum", "dad", "wife", "husband",
        "spouse", "partner", "son", "daughter", "child", "brother", "sister", "sibling", "grandmother", "grandfather", "aunt", "uncle", "family",
        "friend", "neighbor", "guest", "visitor", "interpreter", "translator", "speaker", "interviewer", "operator", "agent", "bot", "user", "system",
    };

    private static readonly HashSet<string> Schemes = new(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel", "sms", "ftp" };

    /// <summary>The label a line seems to begin with, and how much of the line it takes; null for a line of plain speech.</summary>
    public static (string Label, int Length)? Find(string line)
    {
        var match = Bracketed().Match(line);
        if (match.Success) return IsPerson(Last(match.Groups["label"].Value)) || match.Groups["colon"].Length > 0 ? Found(match) : null;
        match = Dashed().Match(line);
        if (match.Success && Words(match) <= MostBeforeDash && IsPerson(Last(match.Groups["label"].Value))) return Found(match);
        match = Colon().Match(line);
        return match.Success && IsLabel(match.Groups["label"].Value.Trim(), isClose: match.Groups["close"].Success) ? Found(match) : null;
    }

    /// <summary>One word, or few words written as names are, or few that end in what somebody is.</summary>
    private static bool IsLabel(string label, bool isClose)
    {
        var words = label.Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MostWords || label.All(c => !char.IsLetter(c)) || Schemes.Contains(label)) return false;
        if (isClose) return words.Length == 1 && char.IsUpper(label[0]);
        return words.Length == 1 || words.All(word => char.IsUpper(word[0]) || char.IsDigit(word[0]) || word[0] == '(') || IsPerson(Last(label));
    }

    private static (string Label, int Length) Found(Match match) => (match.Groups["label"].Value.Trim(), match.Length);

    private static int Words(Match match) => match.Groups["label"].Value.Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries).Length;

    private static bool IsPerson(string word) => People.Contains(word.Trim('.', '(', ')'));

    /// <summary>The last word that is no number: "nurse 2" is a nurse.</summary>
    private static string Last(string label) => label.Split([' ', '_'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault(word => !word.All(char.IsDigit)) ?? "";

    [GeneratedRegex(@"^[ \t>*#•-]*(?<label>[\p{L}\p{N}][\p{L}\p{N}_.'’\-/ ()]{0,39}?)[*_]{0,3}[ \t]?[:：][*_]{0,3}((?<close>(?=\p{L}))|[ \t]|(?=[""“*(])|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Colon();

    [GeneratedRegex(@"^[ \t]*[\[<(](?<label>\p{L}[\p{L}\p{N}_ .'-]{0,39})[\])>](?<colon>:?)[ \t]?", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^[ \t]*(?<label>\p{L}[\p{L}\p{N}_. ]{0,39}?)[ \t]*([–—>|]|[ \t]-[ \t])[ \t]*", RegexOptions.CultureInvariant)]
    private static partial Regex Dashed();
}
