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

    /// <summary>Words beside a name that say nothing of who it is.</summary>
    private static readonly HashSet<string> Harmless = [.. ("deceased died dec late alive female male woman man f m x married single age aged years year yrs yr y o old anos edad inpatient outpatient paciente "
        + "room bed ward chart account visit seen admitted interpreter english spanish speaking verified unverified preferred legal").Split(' ')];

    /// <summary>True where it says somebody beside the one of these names.</summary>
    public static bool Is(string said, IReadOnlyCollection<string> names)
    {
        var relations = Relations(said);
        return relations.Count > 0 ? !names.Any(name => Relations(name).Overlaps(relations)) : HasStrangeAside(said, names);
    }

    /// <summary>
    /// True where it has a name that is none of these, and none of the first names by which these go: "Ruiz, Pedro" beside Ana Ruiz.
    /// A word of relation is no name ("Newborn Ruiz").
    /// </summary>
    public static bool IsOtherFirstName(string said, IReadOnlyCollection<string> names)
    {
        if (Relations(said).Count > 0) return false;
        var words = PersonName.Words(Asides().Replace(said, " "));
        var own = names.Select(PersonName.Words).Where(name => name.Count > 0).ToList();
        if (own.Count == 0 || words.Concat(own.SelectMany(name => name)).Any(word => !word.All(char.IsAsciiLetter))) return false;
        var isStrange = words.Exists(word => word.Length > 1 && !own.Exists(name => name.Contains(word) || name.Exists(one => one.Length == 1 && one[0] == word[0])));
        return isStrange && !words.Exists(word => own.Exists(name => IsLike(word, name[0])));
    }

    /// <summary>The same word, its initial, or a short form of it: "Dan" and "Daniel".</summary>
    private static bool IsLike(string word, string first) => first.StartsWith(word, StringComparison.Ordinal) || word.StartsWith(first, StringComparison.Ordinal);

    /// <summary>True where in brackets or after a dash stands a word that is none of the names and is not known to say nothing: "(hijo)", "- donante".</summary>
    private static bool HasStrangeAside(string said, IReadOnlyCollection<string> names)
    {
        var own = names.SelectMany(PersonName.Words).ToHashSet();
        return Asides().Matches(said).Where(aside => !OtherName().IsMatch(aside.Value))
            .SelectMany(aside => PersonName.Words(aside.Value)).Any(word => word.Length > 1 && word.All(char.IsLetter) && !own.Contains(word) && !Harmless.Contains(word) && !IsGeneration(word));
    }

    /// <summary>"(Jr.)" is read as a generation; "(hijo)" and "(padre)" say a relation as well.</summary>
    private static bool IsGeneration(string word) => word is "jr" or "sr" or "junior" or "senior" or "ii" or "iii" or "iv" or "nd" or "rd" or "th";

    /// <summary>True where it says another generation than any of these names; of a name without one nothing is said.</summary>
    public static bool IsOtherGeneration(string said, IReadOnlyCollection<string> names) => Generation(said) is { } own
        && names.Select(Generation).OfType<string>().ToList() is { Count: > 0 } others && !others.Contains(own);

    private static string Plain(string said) => string.Concat(said.ToLowerInvariant().Replace('’', '\'').Normalize(NormalizationForm.FormKD).Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));

    [GeneratedRegex(@"\b(?:(?:baby|new ?born|newborn|infant|neonate) ?(?:boy|girl|male|female|son|daughter|[abc12]\b)?(?= of\b|\W|$)|b/?[bg]\b(?= of\b|,| \w{2})|nb\b(?= of\b)|rn\b(?= de\b| of\b)|recien nacid[oa]|(?:(?:boy|girl|male|female|child|son|daughter|mother|father|mom|dad|parent|wife|husband|spouse|partner"
        + @"|widow|widower|sister|brother|sibling|twin|triplet|guardian|niece|nephew|aunt|uncle|cousin|grand(?:mother|father|son|daughter|child)|fetus|foetus|donor)(?= of\b| to\b| for\b|:))|(?<='s |s' )(?:baby|newborn|infant|child|son|daughter|mother|father|mom|dad|wife|husband|spouse|partner|sister|brother|twin|guardian|niece|nephew|aunt|uncle"
        + @"|grand(?:mother|father|son|daughter|child))\b|(?:hij[oa]|bebe|nin[oa]|madre|padre|mama|papa|espos[oa]|conyuge|viud[oa]|herman[oa]|gemel[oa]|mellizo|melliza|niet[oa]|abuel[oa]|ti[oa]|sobrin[oa]|producto|feto|donante)(?= del?\b| para\b)|(?:twin|triplet|gemel[oa]|melliz[oa]|trillizo) ?(?:[abc123]|ii?i?)?\b(?=\W|$)"
        + @"|(?:mother|father|wife|husband|spouse|son|daughter|sister|brother|boy|girl|fetus|foetus|feto|donor|donante|hija|bebe|ni[nñ][oa])(?=\W*$)|^(?:rn|nb|bb)(?= \p{L}))")]
    private static partial Regex Relation();

    /// <summary>What stands in brackets or after a dash of its own.</summary>
    [GeneratedRegex(@"[(\[][^)\]]*[)\]]?|(?<=\S)\s+[-–—]\s+.*$")]
    private static partial Regex Asides();

    /// <summary>Another name of the same one.</summary>
    [GeneratedRegex(@"^\W*(?:n[eé]e|born|a\.?k\.?a|alias|also|formerly|maiden|known|called|goes by|prefers)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OtherName();

    [GeneratedRegex(@"^(?:(?:baby|new ?born|infant|neonate) ?(?:boy|girl|male|female|son|daughter)?|b/?[bg]|nb|rn|recien nacid[oa]|bebe)\b")]
    private static partial Regex Newborn();

    /// <summary>After a name, and "Sr." not before one: in Spanish that is "Mr.".</summary>
    [GeneratedRegex(@"(?<=\w[ ,.]*(?<!^)[ ,]\(?)(?<suffix>jr|junior|senior|sr(?=\W*(?:$|,|\())|ii|iii|iv|(?:hijo|padre)(?=\W*$)|2nd|3rd|4th|(?<=, ?)i(?=\W*$))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Suffix();
}
