using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Models;

/// <summary>How English says that something is not so. Where the next word decides, a form waits for it.</summary>
internal static partial class EnglishDenials
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    private const string Whom = @"(?:you|the\s+patient)";

    /// <summary>Adverbs, and what is put in between commas.</summary>
    private const string Adverbs = """
        (?: ,[^,.!?\n]{1,40},
            | \s+(?:\w+ly|now|still|also|yet|even|ever|today|at\s+present|at\s+this\s+time|at\s+the\s+moment|right\s+now) ){0,3}
        """;

    /// <summary>What follows an auxiliary.</summary>
    private const string Not = "(?: " + Adverbs + @" \s+(?:not|never|no\s+longer) | n['’]t )" + Adverbs;

    private const string Are = @"(?:are|were|is|was)";

    private const string Do = @"(?:do|does|did)";

    private const string Things = """
        (?: allerg\w* | intoleranc\w+ | medicines? | medications? | meds | drugs? | tablets? | pills? | conditions? | diagnos[ei]s
            | illness(?:es)? | diseases? )
        """;

    private const string Held =
        @"(?: records? | charts? | files? | lists? | profile | history | notes? | prescriptions? | " + Things + " )";

    /// <summary>What stands between "no" and a thing.</summary>
    private const string Which = """
        (?: (?:known|recorded|listed|documented|reported|noted|confirmed|other|further|such|drug|food|medication|medicine|environmental
            |current|active|upcoming|future|scheduled|planned|chronic|serious|daily|regular|prescription|prescribed) \s+ ){0,4}
        """;

    /// <summary>What a record says of itself: that a whole kind is not recorded denies nothing.</summary>
    private const string Whole = """
        (?: allergies | medicines | medications | conditions | prescriptions | appointments? | visits? | come | age | gender | name
            | weight | height | type | birth | numbers? | address | information | they | these | those | which | who )
        """;

    /// <summary>Denies by a verb, of the person outright.</summary>
    [GeneratedRegex(
        @"\b(?: you['’]re " + Adverbs + @" \s+ (?:not|never|no\s+longer)" + Adverbs + " | " + Whom + Adverbs + @" \s+ " + Are + Not + @" )
            \s+ (?: (?: known\s+to\s+be | being | (?:listed|recorded|marked)\s+as ) \s+ )?
            (?:allergic|intolerant|sensitive|taking|using|on|prescribed|diagnosed|treated|scheduled|booked)\b
        | \b" + Whom + "(?: " + Adverbs + @" \s+ (?: (?:do|does|did|have|has|had)" + Not + @" | (?:never|no\s+longer)" + Adverbs + @" )
                | ['’]ve" + Not + @" )
            \s+ (?: (?:take|takes|taken|taking|use|uses|used|had|been|suffer|suffers)\b | (?:have|has) [\s,]+ (?!to\b|need\b) \w )
        | \b (?=no)
            (?<= \b" + Whom + "(?: ['’]ve | ['’]re\\s+on | " + Adverbs + @" \s+ (?:have|has|had|take|takes|use|uses|are\s+on|is\s+on) )"
                + Adverbs + @" \s+ )
            (?: no \s+ (?!need\b|longer\b) \w+ | (?:nothing|none)\b )
        | \byou (?: ['’]re | \s+(?:are|take|have) ) \b [^.!?\n]{0,80}? \b(?:but|and) \s+ (?:(?:are|do|have)\s+)? not\b
        | \b" + Held + @" \s* (?: : | = | – | \b(?:is|are)\b ) \s* [""“]? (?:none|nil|nothing)\b",
        Options)]
    public static partial Regex OfPerson();

    /// <summary>Denies by a noun, of the person or of anybody.</summary>
    [GeneratedRegex(
        @"\b" + Held + @"\b [^.!?\n]{0,40}? \b(?: " + Do + Not + " | never" + Adverbs + @" )
            \s+ (?:list|show|mention|include|contain|name|have|has|indicate|report|reflect|document|carry)
            (?= \s+ (?! (?:whether|if|how|what|when|why|who)\b ) \w | [^\s\w] | \z )
        | \b" + Do + Not + @" \s+ (?:appear|show\s+up|come\s+up)\b
        | (?: \bnot | n['’]t )" + Adverbs + @"
            (?: \s+ (?:listed|found|mentioned|recorded|included|noted|named|documented|shown|present|there)" + Adverbs + @" )?
            \s+ (?:on|in|among|amongst|under|as|(?:part|one|any)\s+of) \s+ (?:any\s+of\s+)? (?:your|the|this|that|these|those|an?)
            \s+ (?:[\w-]+\s+){0,3}? (?: " + Held + @" | allergen | problem )s?\b
        | (?: \bnot | n['’]t )" + Adverbs + @" \s+ (?:known\s+to\s+be\s+)? allergic\b
        | \bno \s+ " + Which + Things + @"\b
        | (?<! \b(?:needs?|requires?|with)\s+ ) \bno \s+ " + Which + @" (?: appointments? | visits? | prescriptions? )\b
        | \bno \s+ (?: (?!(?:list|information|details?|data|access|way|idea)\b) [\w-]+ \s+ ){0,3} allerg(?:y|ies)\b
        | \bno \s+ (?:\w+\s+)? (?:record|mention|history|entry|entries|trace|sign|note|indication|evidence|documentation)
            \s+ (?:of|for|that)\b
        | \bnone \s+ (?: of\s+(?:your|the|these|those) | (?:is|are|was|were)\s+(?:known|recorded|listed|documented|noted) )\b
        | \bnothing \s+ (?:in|on) \s+ (?:your|the|this) \s+ (?:\w+\s+)? " + Held + @"\b
        | \bneither\b [^.!?\n]{0,80}? \b" + Held + @"\b
        | \b(?: without | free\s+(?:of|from) | negative\s+for ) \s+ (?:any\s+)? " + Which + @" allerg\w+
        | \b(?:absent|missing)\s+from \s+ (?:your|the) \s+ (?:\w+\s+)? " + Held + @"\b
        | \b (?=[iaw]) (?<! \b" + Whole + @"\s+ ) (?<! \bthat\s+(?=are) ) " + Are + Not + @"
            \s+ (?:listed|mentioned|named|included|shown)\b
        | \b (?=[iaw]) (?<! \b(?: " + Whole + @" | it | this | that )\s+ ) " + Are + Not + @"
            \s+ (?:recorded|documented|noted|on\s+(?:file|record))\b
        | \bthere \s+ " + Are + Not + @" \s+ (?:any|an?)\b [^.!?\n]{0,40}? \b(?: " + Things + @" | records? | mention )\b",
        Options)]
    public static partial Regex OfAnybody();

    /// <summary>Words of a sentence about the person; the mark of the record is one.</summary>
    [GeneratedRegex(
        @"\b(?: you | your | yours | patient | records? | recorded | charts? | listed | on\s+file )\b
        | \[ [^\]\n]* \bR\b [^\]\n]* \]",
        Options)]
    public static partial Regex Person();

    /// <summary>How a sentence begins that only supposes what follows.</summary>
    [GeneratedRegex(
        @"\b(?: if | when | whenever | unless | whether | until | in\s+case | who(?=\s+(?:are|do|have)\b) ) \s+
            (?: you(?:r|['’]\w+)? \s+ )? (?<between> (?: (?!you)[\w'’-]+ \s+ ){0,4} ) $",
        Options)]
    public static partial Regex Supposing();
}
