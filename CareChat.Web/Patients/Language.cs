using System.Globalization;

namespace CareChat.Web.Patients;

/// <summary>Names of languages from their BCP 47 tags.</summary>
public static class Language
{
    /// <summary>True for any English.</summary>
    public static bool IsEnglish(string tag) => tag.Split('-', '_')[0].Equals("en", StringComparison.OrdinalIgnoreCase);

    /// <summary>The language as its speakers call it ("Español"); the tag itself where nobody knows it.</summary>
    public static string OwnName(string tag) => Find(tag) is { } culture ? Capital(culture.NativeName, culture) : tag;

    /// <summary>The language in English ("Spanish"); the tag itself where nobody knows it.</summary>
    public static string EnglishName(string tag) => Find(tag)?.EnglishName ?? tag;

    private static CultureInfo? Find(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag.Split('-', '_')[0], predefinedOnly: true);
            return culture.ThreeLetterISOLanguageName.Length == 3 && culture.LCID != CultureInfo.InvariantCulture.LCID ? culture : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static string Capital(string name, CultureInfo culture) => char.ToUpper(name[0], culture) + name[1..];
}
