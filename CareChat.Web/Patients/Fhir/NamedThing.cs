using CareChat.Web.Text;

namespace CareChat.Web.Patients.Fhir;

/// <summary>
/// Whether two names may be of one thing: where they share a word that says which, or one is the other's initials ("COPD"). Where they share
/// none nobody here knows: the name of a brand, another language, or another thing.
/// </summary>
internal static class NamedThing
{
    /// <summary>Words that say of what kind, how strong or how bad something is, and not which.</summary>
    private static readonly HashSet<string> Beside = Stems(
        "mg mcg ug g kg ml l iu unit units percent meq hr hour day daily actuation dose tablet tab capsule cap caplet pill oral solution suspension injection injectable inhaler inhalation "
        + "spray cream ointment gel lotion patch drop drops syrup powder kit pack product film coated chewable extended delayed immediate release er xr xl sr cr ec hcl hydrochloride sodium "
        + "potassium calcium sulfate acetate tartrate maleate medicine medication drug substance food "
        + "allergy allergic allergen hypersensitivity intolerance reaction adverse disorder finding situation disease illness condition syndrome problem diagnosis event procedure "
        + "acute chronic severe moderate mild primary secondary essential benign malignant unspecified specified other type stage grade class current active recurrent complication "
        + "without with due not elsewhere classified nos in of to and or the a an by for on at from right left bilateral upper lower initial encounter");

    private static readonly string[] Endings = ["atic", "ion", "iv", "ic", "ous", "al", "is", "ity", "i", "y"];

    /// <summary>The names that share nothing with the text, nor with a name that does.</summary>
    public static IEnumerable<string> Others(string text, IEnumerable<string> names)
    {
        var (said, left) = (Words(text), names.Distinct(StringComparer.OrdinalIgnoreCase).Where(name => Words(name).Count > 0).ToList());
        while (left.Find(name => said.Overlaps(Words(name)) || IsShort(text, name) || IsShort(name, text)) is { } same)
        {
            said.UnionWith(Words(same));
            left.Remove(same);
        }
        return left;
    }

    private static HashSet<string> Words(string name) =>
        [.. Tokenizer.Words(name).Select(word => word.Folded).Where(word => word.Length > 1 && !char.IsAsciiDigit(word[0])).Select(Stemmer.Stem).Where(stem => !Beside.Contains(stem)).Select(Root)];

    /// <summary>"Hypertension" and "hypertensive", "asthma" and "asthmatic": what names an illness and what is said of it.</summary>
    private static string Root(string stem) =>
        Endings.FirstOrDefault(ending => stem.Length - ending.Length > 3 && stem.EndsWith(ending, StringComparison.Ordinal)) is { } found ? stem[..^found.Length] : stem;

    /// <summary>True where a word of the one is made of the first letters of words in a row of the other.</summary>
    private static bool IsShort(string one, string other)
    {
        var letters = string.Concat(Tokenizer.Words(other).Select(word => word.Folded[0]));
        return Tokenizer.Words(one).Any(word => word.Length is > 2 and < 7 && letters.Contains(word.Folded, StringComparison.Ordinal));
    }

    private static HashSet<string> Stems(string words) => [.. words.Split(' ').Select(Stemmer.Stem)];
}
