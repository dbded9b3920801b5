using System.Text.RegularExpressions;

namespace CareChat.Web.Patients;

/// <summary>
/// The notes that are known to change nothing of the line they stand with: how a medicine is fetched, and what it is taken with. Whatever else a
/// note says, in whatever language, may say that the line does not hold as it stands.
/// </summary>
internal static partial class HarmlessNotes
{
    /// <summary>True for a note of which every word is known.</summary>
    public static bool Has(string note) => Known().IsMatch(note);

    [GeneratedRegex(
        @"^\s*(?:refills?(?: (?:due|in|on|by|ok|okay|allowed|authori[sz]ed|remaining|left|\d{1,2}|january|february|march|april|may|june|july|august|september|october|november|december))*"
        + @"|\d{1,2} refills?(?: (?:remaining|left|allowed|authori[sz]ed))?|(?:(?:take|taken|best taken) )?with (?:food|meals?|milk|water|plenty of water|a full glass of water)"
        + @"|generic (?:is )?(?:ok|okay|allowed)|generic substitution (?:is )?(?:ok|okay|allowed|permitted)|(?:reviewed|discussed) with (?:the )?patient)\s*\.?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Known();
}
