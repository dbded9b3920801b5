using System.Text.RegularExpressions;

namespace CareChat.Web.Assistant.Models;

/// <summary>
/// Finds where a text says of the patient that something is not so: no record can tell that from what it lacks, and a wrong
/// "no" about an allergy may kill. In doubt it is one: the embedded assistant, which never says so, answers then.
/// </summary>
internal static partial class Denials
{
    private static readonly Language[] Languages =
    [
        new(EnglishDenials.OfPerson(), EnglishDenials.OfAnybody(), EnglishDenials.Person(), EnglishDenials.Supposing()),
        new(SpanishDenials.OfPerson(), SpanishDenials.OfAnybody(), SpanishDenials.Person(), SpanishDenials.Supposing()),
    ];

    private static readonly char[] Ends = ['.', '!', '?', '\n'];

    /// <summary>What a text denies.</summary>
    /// <param name="text">A whole text; one that ends with a blank is the beginning of one.</param>
    public static IEnumerable<Denial> In(string text) => Languages.SelectMany(language =>
        language.OfPerson.Matches(text).Select(match => Read(text, match, language, isOfPerson: true))
            .Concat(language.OfAnybody.Matches(text).Select(match => Read(text, match, language, isOfPerson: false)))).OfType<Denial>();

    /// <summary>What a form comes to where it stands; null where "if" stands right before it: then it denies nothing.</summary>
    private static Denial? Read(string text, Match match, Language language, bool isOfPerson)
    {
        var begin = match.Index == 0 ? 0 : text.LastIndexOfAny(Ends, match.Index - 1) + 1;
        var end = text.IndexOfAny(Ends, match.Index + match.Length);
        var sentence = end < 0 ? text[begin..] : (text[begin..end] + Marks().Match(text, end).Value).TrimEnd();
        var before = LeadingMarks().Replace(text[begin..match.Index], "");
        if (language.Supposing.Match(before) is { Success: true } supposing)
            return supposing.Groups["between"].Length == 0 ? null : new Denial(match.Value, sentence, Denied.Supposed);
        return isOfPerson || language.Person.IsMatch(sentence) || IsElliptic(before, match.Value)
            ? new Denial(match.Value, sentence, Denied.Person) : new Denial(before + match.Value, sentence, Denied.Anybody);
    }

    /// <summary>True where nobody is named because everybody knows who is meant: "No allergies.", as against "There is no cure."</summary>
    private static bool IsElliptic(string before, string words) => Opening().IsMatch(before) && !Existence().IsMatch(words);

    /// <summary>The end of a sentence with the marks behind it.</summary>
    [GeneratedRegex(@"\G[.!?]*\s*(?:\[[^\]\n]{1,20}\]\s*)*")]
    private static partial Regex Marks();

    /// <summary>The marks of the sentence before, and what opens a quotation or an item.</summary>
    [GeneratedRegex(@"^\s*(?:\[[^\]\n]{1,20}\]\s*)*[""“«*•¿¡-]*\s*")]
    private static partial Regex LeadingMarks();

    [GeneratedRegex(@"^\W*(?:(?:no|yes|well|so|right|sí|bueno|entonces)\b\W*)*$", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^(?:there\b|no (?:hay|exist))", RegexOptions.IgnoreCase)]
    private static partial Regex Existence();

    /// <summary>How a language denies.</summary>
    /// <param name="OfPerson">What is said of the person in any case.</param>
    /// <param name="OfAnybody">What may be.</param>
    /// <param name="Person">Words by which a sentence is about the person or their record.</param>
    /// <param name="Supposing">The beginning of a sentence that only supposes what follows, and what stands between.</param>
    private sealed record Language(Regex OfPerson, Regex OfAnybody, Regex Person, Regex Supposing);
}
