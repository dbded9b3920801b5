using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant;

/// <summary>What is said and asks nothing: a greeting, thanks, a goodbye.</summary>
internal static partial class Courtesy
{
    private const int Longest = 80;

    /// <summary>True where a text is nothing else.</summary>
    public static bool IsAllOf(string text) => text.Length <= Longest && Words().IsMatch(text);

    /// <summary>True where it thanks.</summary>
    public static bool IsThanks(string text) => Thanks().IsMatch(text);

    [GeneratedRegex(@"\b(?:thank\w*|thx|gracias)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Thanks();

    [GeneratedRegex(
        @"^\W*(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|night)|how are you|thank you|thanks|many|thx|very much|so much|a lot|for (?:your|the) help|that helps|ok|okay|great|perfect|bye|goodbye"
        + @"|hola|buen[oa]s|d[ií]as|tardes|noches|c[oó]mo est[aá]s?|gracias|mil|much[ií]simas|muchas|por (?:su|tu|la) ayuda|vale|perfecto|adi[oó]s|hasta luego)\b\W*)+$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
