using CareChat.Web.Search;

namespace CareChat.Web.Assistant.Knowledge;

/// <summary>Whether a text is English or Spanish, by the small words that hold its sentences together.</summary>
public static class QuestionLanguage
{
    private static readonly HashSet<string> Spanish = [.. (
        "el la los las un una unos unas de del y o que qué en con por para mi mis tu su sus se me te le lo es son soy esta estoy tengo tiene hay como cuando donde "
        + "cual cuales cuanto porque puedo puede debo muy mas si yo al hola gracias ayuda dolor cita medicina medicinas ninos nino nina hijo hija mama papa "
        + "anos dias doctora fiebre tos sangre cabeza presion azucar alergia alergico alergica tomar tomo enviar foto mensaje").Split(' ').Select(Fold)];

    private static readonly HashSet<string> English = [.. (
        "the a an of and or what in with for my your his her is are am i it to do does did can could should have has had how when where which who why not this that "
        + "there you we they he she be was were on at from about if please help thanks hello pain").Split(' ')];

    /// <summary><c>en</c> or <c>es</c>; the fallback for a text that shows neither.</summary>
    public static string Of(string text, string? fallback = null)
    {
        var (spanish, english) = (text.IndexOfAny(['¿', '¡', 'ñ']) >= 0 ? 1 : 0, 0);
        foreach (var word in Word.In(text).Take(200))
        {
            if (Spanish.Contains(word.Folded)) spanish++;
            if (English.Contains(word.Folded)) english++;
        }
        return spanish == english ? fallback ?? "en" : spanish > english ? "es" : "en";
    }

    private static string Fold(string word) => Word.FoldedText(word);
}
