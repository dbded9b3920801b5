using System.Text.RegularExpressions;
using CareChat.Web.Data;
using CareChat.Web.Text;

namespace CareChat.Web.Assistant.Answers;

/// <summary>
/// What stands before an answer to "Can I take Advil?" where the record lists allergies. Whether the one is the other nobody can tell here
/// (Advil is ibuprofen), so the list is told as it is written, with neither a yes nor a no.
/// </summary>
internal static partial class AllergyWarning
{
    /// <summary>The list and whom to ask; null where nobody asks whether one thing may be taken, or no allergy is listed.</summary>
    public static string? Of(string text, string language, PatientFacts? facts)
    {
        if (facts is null || RecordSayings.Of(facts, RecordKind.Allergy) is not { Named.Count: > 0 } allergies) return null;
        var words = Tokenizer.Words(text).ToList();
        if (Asked().Match(string.Join(' ', words.Select(word => word.Folded))) is not { Success: true } match) return null;
        var about = match.Groups["about"];
        var first = match.Value.AsSpan(0, about.Index).Count(' ');
        var name = text[words[first].Start..words[first + about.ValueSpan.Count(' ')].End];
        var said = RecordWords.Of(language);
        return string.Join(' ', new[] { RecordAnswers.Listed(allergies, said.Allergies, said), string.Format(said.Culture, said.Allergies.CannotTellAlone, name), RecordAnswers.Also(allergies, said) }.OfType<string>());
    }

    /// <summary>What comes behind a name and says nothing of how or when it is taken.</summary>
    private const string Reason = "(?= (?:for|because|since|from|that|which|left|we|he|she|they|i|my|para|porque|que|de|mi|me)\\b|$)";

    /// <summary>What is taken and is nothing to swallow.</summary>
    private const string NoRemedy = "(?!(?:photos?|pictures?|pics?|bus|taxi|train|day|week|time|break|nap|bath|shower|walk|test|class|look|appointment|fotos?|camion|cita|clases?|descanso)\\b)";

    private const string Stop = "(?!(?:it|this|that|them|these|those|my|with|for|after|before|if|when|while|during|to|instead|more|than|too|a|an|the|con|para|si|cuando|despues|mi|mis|because|since|from|that|which|we|he|she|they|i|porque|que|de|me|un|una|el|la|los|las|some)\\b)";

    [GeneratedRegex("^(?:(?:hi|hello|hey|please|so|and|hola) )*(?:(?:can|could|may|should) i (?:still |also |safely )?(?:take|have|use|eat|drink)|is it (?:safe|ok|okay|fine) (?:for me )?(?:to|if i) (?:take|have|use|eat|drink)"
        + "|(?:puedo|debo|podria) (?:tomar|usar|comer|beber)|es seguro (?:tomar|usar|comer)) (?:a |an |the |some |el |la |los |las |un |una )?(?<about>" + NoRemedy + Stop + "[a-z0-9ñ]+(?: " + Stop + "[a-z0-9ñ]+){0,3})" + Reason)]
    private static partial Regex Asked();
}
