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

    /// <summary>"Call 911 for …", "go to the ER for …" at the head of what is said, or told so; who says please asks now.</summary>
    private const string Going = @"(?<!\b(?:please|favor)[\s,]{1,3})"
        + @"(?:(?:call|dial|llam(?:e|ar))\s+(?:al\s+)?(?:911|us\b|the\s+(?:clinic|office))|(?:" + Head
        + @"|(?<=\b(?:told|advised|instructed|knows?)\s{1,3}to\s{1,3}))(?:go|come|head|return)\s+(?:\w+\s+){0,2}?to\s+"
        + @"(?:the\s+)?(?:nearest\s+)?(?:er|ed|emergency|hospital|urgent)"
        + "|" + Head + @"(?:seek\s+(?:\w+\s+){0,3}?(?:care|help|attention)|vaya\s+a\s+(?:urgencias|emergencias)))";

    /// <summary>"I will call an ambulance if …": what is done on the condition that follows.</summary>
    private const string Planned = @"(?<!\b(?:please|favor)[\s,]{1,3})\b(?:call|dial|phone|get|send\s+for|llam\w{1,6}|pid\w{1,6})\s+(?:(?:an?|the|for|al?|una|la)\s+){0,2}"
        + @"(?:9-?1-?1|ambulance|paramedics|ambulancia)\b(?:\s+(?:right|away|at|once|now|immediately|de|inmediato|enseguida)){0,3}[ \t,]{1,3}(?=(?:"
        + Condition + @")\b)";

    private const string Head = @"(?<=(?:^|[.;!?,:\n])[ \t*_\-\u2022]{0,8})";
    private const string Listing = Going + "|" + Signs;
    private const string Signs = @"return|watch|warning|red\s+flags?|precautions?|risks?|vigil\w*|regres\w*|volver|acud\w*|riesgos?";
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

    /// <summary>The end of a heading that has its own line, with or without its colon, and the list below it.</summary>
    internal const string HeadedList = @"[ \t*_:#]{0,8}\n(?:[ \t]*\n){0,3}(?:[ \t]*(?:[-*\u2022]|\d{1,2}[.)])[^\n]*(?:\n|$))+";

    /// <summary>A text without its warnings.</summary>
    public static string Without(string text) => Warning().Replace(WithoutHeaded(text), "");

    /// <summary>A text without the lists below headings like "Return precautions" and "When to go to the ER".</summary>
    public static string WithoutHeaded(string text) => Headed().Replace(text, "\n");

    /// <summary>The text with the lists below its warnings read as what they are, conditions: "or she can't breathe".</summary>
    public static string WithListsJoined(string text) => ListBelow().Replace(WithHeadedJoined(text), Joined);

    /// <summary>The same with the lists below such headings only.</summary>
    public static string WithHeadedJoined(string text) => Headed().Replace(text, Joined);

    private static string Joined(Match list) => Item().Replace(list.Value, "${0}or ");

    [GeneratedRegex(
        Planned + @"|\b(?:" + Condition + @")\b(?:" + Below + @"|[^.;!?\n]*)|\b(?:" + Listing + @")\b(?:" + Below + "|" + List + "|" + Clause
            + @")|\b(?:" + Bare + @")\b(?:" + Below + "|" + Gone + "|" + Clause + ")",
        RegexOptions.IgnoreCase)]
    private static partial Regex Warning();

    [GeneratedRegex(Any + Below, RegexOptions.IgnoreCase)]
    private static partial Regex ListBelow();

    [GeneratedRegex(@"\n[ \t]*(?:[-*\u2022]|\d{1,2}[.)])[ \t]*(?!or )")]
    private static partial Regex Item();

    /// <summary>A heading of its own line, with or without its colon, and the list below it.</summary>
    [GeneratedRegex(
        @"(?<=^|\n)[ \t#*_]{0,8}(?:(?:strict\s+)?(?:return|er|emergency|safety)\s+(?:precautions|instructions|criteria|warnings)"
        + @"|red\s+flags|(?:warning|danger)\s+signs|when\s+to\s+(?:go|call|seek|return|come|get)\b[^.;!?:\n]{0,60}"
        + @"|(?:se\u00f1ales|signos)\s+de\s+(?:alarma|alerta)"
        + @"|cu[a\u00e1]ndo\s+(?:ir|acudir|regresar|volver|llamar)\b[^.;!?:\n]{0,60})" + HeadedList,
        RegexOptions.IgnoreCase)]
    private static partial Regex Headed();
}
