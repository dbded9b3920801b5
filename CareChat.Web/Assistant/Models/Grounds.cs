using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Models;

/// <summary>
/// What an answer may name because a passage or the record names it: doses, telephone numbers and web addresses, which
/// are the inventions that do harm. The question is not among them: who asks cannot put a number into the answer.
/// </summary>
internal sealed partial class Grounds(IEnumerable<string> texts)
{
    private readonly string text = string.Join('\n', texts);
    private HashSet<string>? doses;
    private List<string>? numbers;
    private List<string>? statements;

    /// <summary>True where all an answer names of them is in the passages or the record.</summary>
    public bool Hold(string answer) =>
        Address().Matches(answer).All(found => text.Contains(found.Value.TrimEnd('.', ',', ')', '/'), StringComparison.OrdinalIgnoreCase))
        && Numbers(answer).All(number => (numbers ??= [.. Numbers(text)]).Any(known => known.Contains(number, StringComparison.Ordinal)))
        && Doses(answer).All((doses ??= [.. Doses(text)]).Contains);

    /// <summary>True where they say a thing in these words.</summary>
    public bool Say(string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>True where one of their sentences begins with these words.</summary>
    public bool Begin(string words)
    {
        for (var at = Find(0); at >= 0; at = Find(at + 1))
        {
            if (text.AsSpan(0, at).TrimEnd(" \t\"“«*-•¿¡") is [] or [.., '.' or '!' or '?' or ':' or '\n']) return true;
        }
        return false;

        int Find(int from) => text.IndexOf(words, from, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// True where one of their statements has these words and a sentence tells it whole: who says "no allergies to latex" has
    /// not said "no allergies". Of a sentence that ends with a blank, the rest may still come.
    /// </summary>
    public bool State(string words, string sentence)
    {
        statements ??= [.. Statement().Split(text).Select(said => Code().Replace(said, "").Trim()).Where(said => said.Length > 0)];
        return statements.Where(said => said.Contains(words, StringComparison.OrdinalIgnoreCase)).Any(said =>
            sentence.Contains(said, StringComparison.OrdinalIgnoreCase) || IsUnderWay(said, words, sentence));
    }

    private static bool IsUnderWay(string said, string words, string sentence)
    {
        if (!char.IsWhiteSpace(sentence[^1])) return false;
        sentence = sentence.TrimEnd();
        var begin = sentence.LastIndexOf(words, StringComparison.OrdinalIgnoreCase)
            - said.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        return begin >= 0 && said.StartsWith(sentence[begin..], StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Numbers(string of) =>
        Telephone().Matches(of).Where(found => !Years().IsMatch(found.Value)).Select(found => string.Concat(found.Value.Where(char.IsAsciiDigit))).Where(digits => digits.Length >= 7);

    private static IEnumerable<string> Doses(string of) => Dose().Matches(of).Select(found => found.Groups[1].Value.Replace(",", ""));

    [GeneratedRegex(@"[""“”«»;:\n]|[.!?](?:\s|$)")]
    private static partial Regex Statement();

    /// <summary>What a code's name ends with, or the day somebody said so.</summary>
    [GeneratedRegex(@"\s*\((?:situation|finding|disorder|[0-9-]{4,10})\)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""\])]+|\b[a-z0-9-]{1,60}\.(?:com|org|net|edu|gov|info|io|co|us|mx|es|app|link|ly)\b[^\s<>""\])]*", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"\+?[0-9][0-9 ().\-]{5,24}[0-9]")]
    private static partial Regex Telephone();

    /// <summary>A date or a span of years, which is no telephone number.</summary>
    [GeneratedRegex(@"^(?:19|20)[0-9]{2} ?- ?(?:[0-9]{2}-[0-9]{2}|(?:19|20)[0-9]{2})$")]
    private static partial Regex Years();

    [GeneratedRegex(@"([0-9][0-9.,]{0,9})\s?-?(?:mg|mcg|µg|ug|g|ml|iu|ui|cc|milli\w{1,12}|mili\w{1,12}|micro\w{1,12}|grams?|gramos?|units?|unidad(?:es)?|tablets?|tabletas?|pills?|pastillas?|capsules?|cápsulas?|drops|gotas)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Dose();
}
