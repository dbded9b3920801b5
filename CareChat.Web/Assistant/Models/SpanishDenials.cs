using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Models;

/// <summary>How Spanish says that something is not so, with accents or without. Where the next word decides, a form waits for it.</summary>
internal static partial class SpanishDenials
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace;

    /// <summary>Adverbs, and what is put in between commas.</summary>
    private const string Adverbs = """
        (?: ,[^,.!?\n]{1,40},
            | \s+(?:\w+mente|ahora|hoy|a[uú]n|todav[ií]a|ya|m[aá]s|usted|en\s+este\s+momento|por\s+ahora|en\s+la\s+actualidad
                |hoy\s+en\s+d[ií]a) ){0,3}
        """;

    private const string Not = @"(?:no|nunca|jam[aá]s|tampoco)" + Adverbs + @" \s+ ";

    private const string Things = """
        (?: al[eé]rgi\w* | intoleranci\w+ | medic(?:amento|ina|aci[oó]n|aciones)\w* | pastillas? | recetas? | condici(?:[oó]n|ones)
            | enfermedad(?:es)? | diagn[oó]stic\w+ )
        """;

    private const string Held =
        "(?: expedientes? | registros? | historial(?:es)? | historia | fichas? | listas? | citas? | visitas? | " + Things + " )";

    private const string Has = """
        (?:tiene|tienes|presenta|presentas|padece|padeces|sufre|sufres|refiere|posee|(?:ha|has)\s+(?:tenido|presentado|padecido|sufrido))
        """;

    /// <summary>Denies by a verb, of the person outright.</summary>
    [GeneratedRegex(
        @"\b" + Not + "(?:es|eres|era|eras|est[aá]s?|parece|parece\\s+ser|ha\\s+sido|se\\s+considera)" + Adverbs + @"
            \s+ (?:una?\s+persona\s+)? al[eé]rgic[oa]\b
        | \b" + Not + @"(?: tomas? | tomaba | consumes? | (?:ha|has)\s+(?:tomado|usado|recibido)
            | est[aá]s?\s+(?:tomando|usando|recibiendo|en\s+tratamiento) )\b
        | \b" + Not + @"(?:se\s+)? (?:le|te) \s+ (?:ha|han|fue|fueron|recet\w+|prescrib\w+|diagnostic\w+)\b
        | (?<= \b(?:usted|t[uú]|paciente)" + Adverbs + @" \s+ | ^\s* | [.!?\n:;,\]¡¿] \s* [""“«]? \s* ) \b" + Not + Has + @"
            \s+ (?!que\b|por\s+qu) \w
        | \b(?:es|eres|toma|tomas|tiene|tienes)\b [^.!?\n]{0,80}? \b(?:pero|y) \s+ (?:no|tampoco)
            \s+ (?:al|a|la|el|las|los|es|toma|tiene)\b
        | \b" + Held + @" \s* (?: : | = | – | \b(?:es|son)\b ) \s* [""“«]? (?:ning[uú]n[oa]?s?|nada)\b",
        Options)]
    public static partial Regex OfPerson();

    /// <summary>Denies by a noun, of the person or of anybody.</summary>
    [GeneratedRegex(
        @"\b" + Not + Has + @"\b (?!\s+(?:que\b|por\s+qu)) [^.!?\n]{0,40}? \b" + Things + @"
        | \b" + Not + @"(?: usas? | utilizas? | recibes? )\b
        | \b" + Not + @"(?:se\s+)? (?: aparece | figura | consta )n?\b
        | \b" + Held + @"\b [^.!?\n]{0,40}? \b" + Not + @"(?:se\s+)?
            (?:incluyen?|mencionan?|muestran?|contienen?|nombran?|listan?|reflejan?|registran?|indican?|hay|existen?)
            (?= \s+ (?! (?:si|cu[aá]ndo|c[oó]mo|cu[aá]l|qui[eé]n|por\s+qu[eé])\b ) \w | [^\s\w] | \z )
        | \b" + Not + @"(?:se\s+)?
            (?:est[aá]|encuentra|menciona|incluye|registra|viene|hay|existen?|forma\s+parte|es\s+(?:una?\s+de|parte))\b
            [^.!?\n]{0,50}? \b(?: " + Held + @" | registrad[oa]s? | anotad[oa]s? | constancia | menci[oó]n | indicios? )
        | \bning[uú]n[oa]?s? \s+ (?: de\s+(?:sus|tus|las|los|estas|estos)\b | (?:\w+\s+)? " + Held + @" )
        | \bsin \s+ (?:ninguna?\s+)? (?: alergias? | antecedentes | registros?\s+de )\b
        | \bni \s+ (?:una?\s+)? " + Things + @"
        | \b(?: libres?\s+de | negativ[oa]\s+(?:para|a) ) \s+ (?:\w+\s+)? al[eé]rgi\w+
        | \bnada \s+ (?:en|indica|de)\b [^.!?\n]{0,40}? \b" + Held + @"\b",
        Options)]
    public static partial Regex OfAnybody();

    /// <summary>Words of a sentence about the person; the mark of the record is one.</summary>
    [GeneratedRegex(
        @"\b(?: usted | sus? | t[uú] | tus | paciente | expediente | historial | ficha | registros? | registrad[oa]s? | anotad[oa]s? )\b
        | \[ [^\]\n]* \bR\b [^\]\n]* \]",
        Options)]
    public static partial Regex Person();

    /// <summary>How a sentence begins that only supposes what follows: "si" without an accent alone, "sí" asserts.</summary>
    [GeneratedRegex(
        @"\b(?: si | cuando | salvo\s+que | a\s+menos\s+que ) \s+ (?: (?:usted|t[uú]) \s+ )?
            (?<between> (?: (?!usted\b)[\w'’-]+ \s+ ){0,4} ) $",
        Options)]
    public static partial Regex Supposing();
}
