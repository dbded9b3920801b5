using System.Collections.Frozen;

namespace CareChat.Web.Text;

/// <summary>In which language somebody writes, by the small words of it; made for short and hasty messages and for questions.</summary>
public static class LanguageDetector
{
    private const int MostWords = 200;

    /// <summary>Words of English only: those that are Spanish too (me, no, a, he, son) say nothing.</summary>
    private static readonly FrozenSet<string> English = Set("""
        the and of to in is are am was were be been i you she it we they my your his her our their this that these those with for from at by on not do does did
        have has had can could will would should what when where which who why how if but or so because an there about up out off now then just very really
        please help thanks hello hi pain chest breathe breathing breath heart attack stroke bleeding blood baby took pills want die dying kill myself hurt hurts
        feel feeling feels think need get got going went call emergency fever throat swelling face numb husband wife mom dad daughter someone fell hit head
        """);

    private static readonly FrozenSet<string> Spanish = Set("""
        el la los las un una unos unas de del y que en con por para mi mis tu su sus se te le les lo es soy esta estoy estan tengo tiene hay como cuando donde
        cual cuales cuanto porque pero puedo puede debo muy mas si yo al hola gracias ayuda dolor cita ya desde hasta sin nunca nada mucho mucha todo toda
        siento quiero quiere voy va duele pecho respirar respira aire sangre sangrando bebe hijo hija mama papa esposo esposa nino nina abuela abuelo fiebre garganta tos
        cabeza pastillas morir morirme matar matarme vivir vida emergencia ambulancia ahorita fue era estaba hace anos dias semanas tome tomo tomar infarto derrame
        medicina medicinas ninos doctora presion azucar alergia alergico alergica enviar foto mensaje
        """);

    /// <summary><c>en</c> or <c>es</c>.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="fallback">For a text that shows neither.</param>
    public static string Detect(string text, string? fallback = null)
    {
        var (spanish, english) = (text.AsSpan().IndexOfAny("¿¡ñÑ") >= 0 ? 2 : 0, 0);
        foreach (var word in Tokenizer.Words(text).Take(MostWords))
        {
            if (Spanish.Contains(word.Folded) || IsSpanishForm(word.Folded)) spanish++;
            if (English.Contains(word.Folded) || IsEnglishForm(word.Folded)) english++;
        }
        return spanish == english ? fallback ?? "en" : spanish > english ? "es" : "en";
    }

    private static bool IsSpanishForm(string word) =>
        word.Length > 5 && (word.EndsWith("ando", StringComparison.Ordinal) || word.EndsWith("iendo", StringComparison.Ordinal) || word.EndsWith("cion", StringComparison.Ordinal));

    private static bool IsEnglishForm(string word) => word.Length > 4 && (word.EndsWith("ing", StringComparison.Ordinal) || word.Contains("th", StringComparison.Ordinal));

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
