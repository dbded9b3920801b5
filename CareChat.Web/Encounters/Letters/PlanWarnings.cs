using System.Text.RegularExpressions;

namespace CareChat.Web.Encounters.Letters;

/// <summary>
/// What a plan warns of: "if you get chest pain …", "return for …", "avoid …". A condition goes on to the end of its sentence, a list
/// of what to watch for to the end of the list, any other warning to the end of its clause: what is told after it is told.
/// </summary>
internal static partial class PlanWarnings
{
    /// <summary>"Should she develop …"; not "he should be seen", not "what should we do".</summary>
    private const string Inverted = @"(?<!\b(?:what|how|when|why|where|who|whom|which)\s{1,4})should\s+"
        + @"(?:i|you|he|she|we|they|it|this|that|these|those|there|any\w*|the|an?|my|his|her|your|our|their|symptoms?|signs?|pain|chest"
        + @"|fever|breathing|bleeding|swelling|new|wors\w+|severe|further)";

    private const string Condition = @"if|unless|in\s+case|si|en\s+caso|rule\s+out|r/o|" + Inverted;
    private const string Listing = @"return|watch|warning|red\s+flags?|precautions?|risks?|vigil\w*|regres\w*|volver|acud\w*|riesgos?";
    private const string Bare = @"avoid|until|evit\w*";
    private const string Any = @"\b(?:" + Condition + "|" + Listing + "|" + Bare + @")\b";

    /// <summary>A colon that ends its line, and the list below it.</summary>
    private const string Below = @"[^.;!?\n]{0,300}:[ \t]*\n(?:[ \t]*[-*\u2022][^\n]*(?:\n|$))+";

    /// <summary>"Return precautions: …", "watch for …", "risk of …": what follows is a list, whose commas end nothing.</summary>
    private const string List = @"(?:(?!" + Any + @")[^,.;:!?\n])*?"
        + @"(?:\b(?:for|of|with|signs?|includ\w+|like|such\s+as|por|con|de|como)\b|:|\()[^.;!?\n]*";

    /// <summary>"Until the chest pain, the cough and the fever are gone".</summary>
    private const string Gone = @"(?<=\buntil)[^.;!?\n]{0,160}?\b(?:is|are|has|have)\s+(?:gone|over|better|resolved|subsided|cleared)\b";

    private const string Clause = @"(?:(?!" + Any + @")[^,.;:!?\n\u2013\u2014])*";

    /// <summary>A text without its warnings.</summary>
    public static string Without(string text) => Warning().Replace(text, "");

    /// <summary>The text with the lists below its warnings read as what they are, conditions: "or she can't breathe".</summary>
    public static string WithListsJoined(string text) => ListBelow().Replace(text, list => Item().Replace(list.Value, "${0}or "));

    [GeneratedRegex(
        @"\b(?:" + Condition + @")\b(?:" + Below + @"|[^.;!?\n]*)|\b(?:" + Listing + @")\b(?:" + Below + "|" + List + "|" + Clause
            + @")|\b(?:" + Bare + @")\b(?:" + Below + "|" + Gone + "|" + Clause + ")",
        RegexOptions.IgnoreCase)]
    private static partial Regex Warning();

    [GeneratedRegex(Any + Below, RegexOptions.IgnoreCase)]
    private static partial Regex ListBelow();

    [GeneratedRegex(@"\n[ \t]*[-*\u2022][ \t]*")]
    private static partial Regex Item();
}
