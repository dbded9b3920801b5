using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Answers;

/// <summary>
/// Who must ask first before doing what an article advises everybody: an article does not know that its reader takes a blood thinner,
/// is pregnant, or was told to limit what they drink. What the article says of that itself is not said twice.
/// </summary>
internal static partial class Cautions
{
    /// <summary>The text with what it needs behind it, in its own language.</summary>
    /// <param name="text">What an article says.</param>
    /// <param name="language"><c>es</c> for Spanish, English otherwise.</param>
    public static string After(string text, string language)
    {
        var isSpanish = language == "es";
        var said = new List<string> { text };
        if (Remedy().IsMatch(text) && !AskedOfRemedy().IsMatch(text)) said.Add(isSpanish ? SpanishRemedy : EnglishRemedy);
        if (Fluids().IsMatch(text) && !AskedOfFluids().IsMatch(text)) said.Add(isSpanish ? SpanishFluids : EnglishFluids);
        return string.Join("\n\n", said);
    }

    private const string EnglishRemedy = "Ask a pharmacist or your care team before you take a medicine for pain or fever if you are pregnant, take a blood thinner, "
        + "or have kidney, liver, heart, or stomach trouble. Never give aspirin to a child or teen.";

    private const string SpanishRemedy = "Pregunte al farmacéutico o a su equipo médico antes de tomar una medicina para el dolor o la fiebre si está embarazada, "
        + "toma un anticoagulante o tiene problemas de riñón, hígado, corazón o estómago. Nunca dé aspirina a un niño o adolescente.";

    private const string EnglishFluids = "If you were told to limit fluids, ask how much you may drink.";
    private const string SpanishFluids = "Si le dijeron que limite los líquidos, pregunte cuánto puede tomar.";

    [GeneratedRegex(@"\b(?:pain|fever)(?: or \w+)?[ -](?:medicines?|relievers?|killers?)\b|\bpainkillers?\b|\b(?:ibuprofen|naproxen|acetaminophen)\b"
        + @"|\bmedicinas? para (?:el dolor|la fiebre)|\banalg[eé]sicos?\b|\b(?:ibuprofeno|naproxeno|acetaminof[eé]n|paracetamol)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Remedy();

    [GeneratedRegex(@"\bblood thinner|\banticoagula", RegexOptions.IgnoreCase)]
    private static partial Regex AskedOfRemedy();

    [GeneratedRegex(@"\b(?:plenty|lots) of (?:fluids?|liquids?|water)\b|\bdrink more (?:water|fluids)\b|\bmuchos l[ií]quidos\b|\bm(?:ucha|ás|as) agua\b", RegexOptions.IgnoreCase)]
    private static partial Regex Fluids();

    [GeneratedRegex(@"\blimit (?:your )?(?:fluids?|liquids?|water)\b|\blimite (?:los|sus) l[ií]quidos\b", RegexOptions.IgnoreCase)]
    private static partial Regex AskedOfFluids();
}
