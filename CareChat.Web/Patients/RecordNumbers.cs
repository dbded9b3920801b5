using CareChat.Web.Data;

namespace CareChat.Web.Patients;

/// <summary>Medical record numbers as they are compared: upper and lower case tell no two apart.</summary>
internal static class RecordNumbers
{
    /// <summary>The patients who go by a number, whoever gave it out; found by an index of the numbers in lower case.</summary>
    public static IQueryable<Patient> WithNumber(this IQueryable<Patient> patients, string mrn)
    {
        // SQLite's own lower case is that of a to z alone
        var forms = new[] { mrn.ToLowerInvariant(), LowerAscii(mrn), LowerAscii(mrn.ToUpperInvariant()) }.Distinct().ToArray();
        return patients.Where(p => forms.Contains(p.Mrn!.ToLower()));
    }

    /// <summary>True where two numbers are one.</summary>
    public static bool AreOne(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string LowerAscii(string text) => string.Create(text.Length, text, (lower, from) =>
    {
        for (var i = 0; i < from.Length; i++) lower[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
    });
}
