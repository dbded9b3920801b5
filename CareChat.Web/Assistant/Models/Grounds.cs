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

    /// <summary>True where all an answer names of them is in the passages or the record.</summary>
    public bool Hold(string answer) =>
        Address().Matches(answer).All(found => text.Contains(found.Value.TrimEnd('.', ',', ')', '/'), StringComparison.OrdinalIgnoreCase))
        && Numbers(answer).All(number => (numbers ??= [.. Numbers(text)]).Any(known => known.Contains(number, StringComparison.Ordinal)))
        && Doses(answer).All((doses ??= [.. Doses(text)]).Contains);

    /// <summary>True where they say a thing in these words.</summary>
    public bool Say(string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Numbers(string of) =>
        Telephone().Matches(of).Where(found => !Years().IsMatch(found.Value)).Select(found => string.Concat(found.Value.Where(char.IsAsciiDigit))).Where(digits => digits.Length >= 7);

    private static IEnumerable<string> Doses(string of) => Dose().Matches(of).Select(found => found.Groups[1].Value.Replace(",", ""));

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
