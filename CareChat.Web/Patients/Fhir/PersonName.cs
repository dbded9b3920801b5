using System.Globalization;
using System.Text;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Whether two names are one person's.</summary>
internal static class PersonName
{
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

    /// <summary>True where one name has all the words of the other and more ("Ada Lovelace", "Ada Augusta Lovelace").</summary>
    public static bool Contains(string one, string other)
    {
        var (words, others) = (Folded(one).Split(' '), Folded(other).Split(' '));
        var (few, many) = words.Length < others.Length ? (words, others) : (others, words);
        return few.Length > 1 && few.All(word => many.Contains(word, StringComparer.Ordinal));
    }
}
