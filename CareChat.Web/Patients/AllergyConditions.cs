using System.Text.RegularExpressions;

namespace CareChat.Web.Patients;

/// <summary>Allergies that somebody recorded as conditions: "Penicillin allergy", "Allergic to latex", "Alergia a los mariscos". An illness of allergic kind ("Allergic rhinitis") is none.</summary>
internal static partial class AllergyConditions
{
    /// <summary>Those among the conditions, each with where it stands.</summary>
    public static IReadOnlyList<RecordLine> Among(IEnumerable<RecordLine> conditions) =>
        [.. conditions.Where(line => Allergy().IsMatch(line.Text) && !Denied().IsMatch(line.Text)).Select(line => line with { Detail = string.Join("; ", new[] { line.Detail, Certainty.AmongConditions }.Where(text => text.Length > 0)) })];

    /// <summary>The section of allergies, which knows where conditions name one.</summary>
    public static RecordSection Beside(RecordSection allergies, RecordSection conditions) => allergies with { IsElsewhere = Among(conditions.Lines).Count > 0 };

    [GeneratedRegex(@"\ballerg(?:y|ies)\b|\ballergic (?:to|reaction)\b|\bhypersensitiv(?:e|ity) to\b|\banaphyla\w+|\bintoleran(?:ce|t) (?:to|of)\b|\b(?:drug|food|medication|aspirin|nsaid|lactose|gluten|statin|codeine|opioid) intolerance\b|\balergias?\b|\bal[eé]rgic[oa] a\b|\breacci[oó]n al[eé]rgica\b|\banafila\w+|\bintolerancia a\b", RegexOptions.IgnoreCase)]
    private static partial Regex Allergy();

    [GeneratedRegex(@"\b(?:no|not|none|denies|negative|without|family|familial|mother|father|sister|brother|niega|sin|familiar(?:es)?|madre|padre)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Denied();
}
