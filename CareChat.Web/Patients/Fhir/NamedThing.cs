using System.Text.RegularExpressions;
using CareChat.Web.Text;

namespace CareChat.Web.Patients.Fhir;

/// <summary>
/// Whether two names may be of one thing: where they share a word that says which, or one is the other's initials ("COPD"), and the one only says less or
/// more than the other. Where they share none nobody here knows: the name of a brand, another language, or another thing. Where each says what the other does
/// not ("Hepatitis B" and "C", two strengths, two sides, two salts) they are two.
/// </summary>
internal static partial class NamedThing
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

    /// <summary>Words that one name has and another of the same thing has not: a form, a manner of saying it.</summary>
    private static readonly HashSet<string> Neutral = Roots(
        "mellitus tipo typ unt actuat metered pen injector autoinjector prefilled syringe cartridge vial hfa structure entire body systemic arterial virus viral infection infected infectious "
        + "disintegrating sublingual liquid concentrate generic brand strength history known nonspecific uncomplicated episode single");

    private static readonly Dictionary<string, string> Same = new[]
    {
        "eye ophthalmic ocular", "ear otic aural", "nose nasal", "skin topical cutaneous", "kidney renal", "heart cardiac", "lung pulmonary", "liver hepatic", "cancer carcinoma neoplasm tumor malignancy", "stroke cva", "failure insufficiency",
        "hydrochlorothiazide hctz", "acetaminophen apap paracetamol tylenol", "aspirin asa", "albuterol salbutamol", "vaccine vaccination immunization", "pain ache", "fracture broken",
    }.SelectMany(row => row.Split(' ').Select(word => (Root(Stemmer.Stem(word)), Root(Stemmer.Stem(row.Split(' ')[0]))))).DistinctBy(pair => pair.Item1).ToDictionary();

    /// <summary>The names that share nothing with the text, nor with a name that does; and those of it that say something else.</summary>
    public static IEnumerable<string> Others(string text, IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.OrdinalIgnoreCase).Where(name => Words(name).Count > 0).ToList();
        var (said, alike, left, others) = (Words(text), new List<string> { text }, all.ToList(), new HashSet<string>());
        while (left.Find(name => said.Overlaps(Words(name)) || IsShort(text, name) || IsShort(name, text)) is { } same)
        {
            left.Remove(same);
            if (alike.Exists(name => AreTwo(text, name, same)))
            {
                others.Add(same);
                continue;
            }
            said.UnionWith(Words(same));
            alike.Add(same);
        }
        return all.Where(name => others.Contains(name) || left.Contains(name));
    }

    /// <summary>Two names are of two things by a trait; or, where both share a word with the text, by words that each has alone.</summary>
    private static bool AreTwo(string text, string one, string other) => new NameTraits(one).Contradict(new NameTraits(other))
        || (Shares(text, one) && Shares(text, other) && IsSpanish(one) == IsSpanish(other) && HasMore(one, other) && HasMore(other, one));

    private static bool Shares(string text, string name) => Words(text).Overlaps(Words(name));

    /// <summary>True where the one has a word that says which, and the other has not; a brand in brackets, and initials of the other, are none.</summary>
    private static bool HasMore(string one, string other)
    {
        var others = Words(other).Select(Alike).ToHashSet();
        return Tokenizer.Words(Brackets().Replace(one, " ")).Select(word => word.Folded).Where(word => !IsShort(word, other)).SelectMany(Words)
            .Any(word => !Neutral.Contains(word) && !others.Contains(Alike(word)));
    }

    private static string Alike(string root) => Same.GetValueOrDefault(root, root);

    /// <summary>Of two languages the words are two, and the thing may be one.</summary>
    private static bool IsSpanish(string name) => name.Any(letter => letter > 0x7f && char.IsLetter(letter)) || SpanishWords().IsMatch(name);

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

    private static HashSet<string> Roots(string words) => [.. Stems(words).Select(Root)];

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\b(?:de|del|la|el|los|las|con|sin|por|tipo|aguda?|cr[oó]nic[oa]|alergia|enfermedad|mano|izquierd[oa]|derech[oa])\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpanishWords();
}
