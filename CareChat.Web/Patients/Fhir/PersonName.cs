using System.Globalization;
using System.Text;

namespace CareChat.Web.Patients.Fhir;

/// <summary>How well what somebody is called fits a name.</summary>
internal enum NameFit
{
    /// <summary>It is another name.</summary>
    Other,

    /// <summary>They share one name, or initials; or they cannot be compared.</summary>
    Alike,

    /// <summary>The one says all that the other says, and more.</summary>
    Within,

    /// <summary>They say the same, or nobody is called anything.</summary>
    Same,
}

/// <summary>Whether two names are one person's.</summary>
internal static class PersonName
{
    /// <summary>Words beside a name, or in the place of one.</summary>
    private static readonly HashSet<string> Titles =
        [.. "patient subject person client self unknown anonymous redacted test demo example name mr mrs ms miss dr prof sr sra srta herr frau m mme the mrn id no nr number dob born jr ii iii".Split(' ')];

    /// <summary>The name in small letters without marks and signs, as it is compared.</summary>
    public static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            folded.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : letter is '\'' or '’' ? "" : " ");
        }
        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>
    /// How well somebody of these names may be called so: one given or family name, or the initials, are alike; what says no name contradicts
    /// none, and what is written in another script cannot be compared.
    /// </summary>
    public static NameFit Fit(string called, IEnumerable<string> names)
    {
        var (words, all) = (Words(called), names.Select(Words).Where(others => others.Count > 0).ToList());
        return words.Count == 0 ? NameFit.Same : all.Count == 0 ? NameFit.Alike : all.Max(others => Fit(words, others));
    }

    /// <summary>The words of a name that name somebody.</summary>
    public static List<string> Words(string name) =>
        [.. Folded(name).Split(' ').Select(word => word.TrimEnd("0123456789".ToCharArray())).Where(word => word.Any(char.IsLetter) && !Titles.Contains(word))];

    /// <summary>An initial stands for a word that begins so; initials alone name nobody for sure.</summary>
    private static NameFit Fit(List<string> words, List<string> others)
    {
        if (!AreAlike(words, others)) return NameFit.Other;
        var whole = words.Where(others.Contains).Distinct().Count(word => word.Length > 1 || !IsLatin(words));
        var (isIn, has) = (words.TrueForAll(word => IsAmong(word, others)), others.TrueForAll(word => IsAmong(word, words)));
        if (whole == 0 || !(isIn || has)) return NameFit.Alike;
        return isIn && has && whole >= Math.Min(2, Math.Max(words.Count, others.Count)) ? NameFit.Same : NameFit.Within;
    }

    private static bool IsAmong(string word, List<string> others) => others.Exists(other => other == word || (other[0] == word[0] && (other.Length == 1 || word.Length == 1)));

    private static bool AreAlike(List<string> words, List<string> others)
    {
        if (IsLatin(words) != IsLatin(others)) return true;
        var (one, other) = (string.Concat(words), string.Concat(others));
        if (!IsLatin(words) && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal))) return true;
        return words.Exists(word => word.Length > 1 && others.Contains(word)) || AreInitials(words, others) || AreInitials(others, words);
    }

    private static bool AreInitials(List<string> words, List<string> others) => words.TrueForAll(word => word.Length == 1 && others.Exists(other => other[0] == word[0]));

    private static bool IsLatin(List<string> words) => words.Exists(word => word.Any(char.IsAsciiLetter));

    /// <summary>True where one name has all the words of the other and more ("Ada Lovelace", "Ada Augusta Lovelace").</summary>
    public static bool Contains(string one, string other)
    {
        var (words, others) = (Folded(one).Split(' '), Folded(other).Split(' '));
        var (few, many) = words.Length < others.Length ? (words, others) : (others, words);
        return few.Length > 1 && few.All(word => many.Contains(word, StringComparer.Ordinal));
    }
}
