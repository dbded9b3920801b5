using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Words that make of a name somebody beside the one who has it: a newborn of hers, his widow, one of twins, the younger of two.</summary>
internal static partial class SomebodyElse
{
    /// <summary>The words of relation in what somebody is called, in small letters: "baby girl", "twin b". Who is recorded under the same words is meant.</summary>
    public static HashSet<string> Relations(string said) => [.. Relation().Matches(Plain(said)).Select(found => Newborn().Replace(found.Value.Trim(), "newborn"))];

    /// <summary>The generation: "jr", "sr", "ii", "iii", "iv"; null for none.</summary>
    public static string? Generation(string said) => Suffix().Matches(Plain(said)).Select(found => found.Groups["suffix"].Value).LastOrDefault() switch
    {
        null => null,
        "jr" or "junior" or "ii" or "2nd" or "hijo" => "jr",
        "sr" or "senior" or "i" or "padre" => "sr",
        "3rd" => "iii",
        "4th" => "iv",
        var suffix => suffix,
    };

    /// <summary>True where it says somebody beside the one of these names.</summary>
    public static bool Is(string said, IReadOnlyCollection<string> names)
    {
        var relations = Relations(said);
        return relations.Count > 0 && !names.Any(name => Relations(name).Overlaps(relations));
    }

    /// <summary>True where it says another generation than any of these names; of a name without one nothing is said.</summary>
    public static bool IsOtherGeneration(string said, IReadOnlyCollection<string> names) => Generation(said) is { } own
        && names.Select(Generation).OfType<string>().ToList() is { Count: > 0 } others && !others.Contains(own);

    private static string Plain(string said) => string.Concat(said.ToLowerInvariant().Replace('’', '\'').Normalize(NormalizationForm.FormKD).Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));

    [GeneratedRegex(@"\b(?:(?:baby|new ?born|newborn|infant|neonate) ?(?:boy|girl|male|female|son|daughter|[abc12]\b)?(?= of\b|\W|$)|b/?[bg]\b(?= of\b|,| \w{2})|nb\b(?= of\b)|rn\b(?= de\b| of\b)|recien nacid[oa]|(?:(?:boy|girl|male|female|child|son|daughter|mother|father|mom|dad|parent|wife|husband|spouse|partner"
        + @"|widow|widower|sister|brother|sibling|twin|triplet|guardian|niece|nephew|aunt|uncle|cousin|grand(?:mother|father|son|daughter|child)|fetus|donor)(?= of\b| to\b|:))|(?<='s |s' )(?:baby|newborn|infant|child|son|daughter|mother|father|mom|dad|wife|husband|spouse|partner|sister|brother|twin|guardian|niece|nephew|aunt|uncle"
        + @"|grand(?:mother|father|son|daughter|child))\b|(?:hij[oa]|bebe|nin[oa]|madre|padre|mama|papa|espos[oa]|conyuge|viud[oa]|herman[oa]|gemel[oa]|mellizo|melliza|niet[oa]|abuel[oa]|ti[oa]|sobrin[oa]|producto|feto)(?= del?\b)|(?:twin|triplet|gemel[oa]|melliz[oa]|trillizo) ?(?:[abc123]|ii?i?)?\b(?=\W|$)"
        + @"|(?:mother|father|wife|husband|spouse|son|daughter|sister|brother)(?=\W*$))")]
    private static partial Regex Relation();

    [GeneratedRegex(@"^(?:(?:baby|new ?born|infant|neonate) ?(?:boy|girl|male|female|son|daughter)?|b/?[bg]|nb|rn|recien nacid[oa]|bebe)\b")]
    private static partial Regex Newborn();

    /// <summary>After a name, and "Sr." not before one: in Spanish that is "Mr.".</summary>
    [GeneratedRegex(@"(?<=\w[ ,.]*(?<!^)[ ,]\(?)(?<suffix>jr|junior|senior|sr(?=\W*(?:$|,|\())|ii|iii|iv|(?:hijo|padre)(?=\W*$)|2nd|3rd|4th|(?<=, ?)i(?=\W*$))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Suffix();
}
