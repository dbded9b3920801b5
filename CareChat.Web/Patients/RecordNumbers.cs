using CareChat.Web.Data;

namespace CareChat.Web.Patients;

/// <summary>Medical record numbers as they are compared: upper and lower case tell no two apart.</summary>
internal static class RecordNumbers
{
    /// <summary>The patients who go by a number, whoever gave it out.</summary>
    public static IQueryable<Patient> WithNumber(this IQueryable<Patient> patients, string mrn)
    {
        var (lower, upper) = (mrn.ToLowerInvariant(), mrn.ToUpperInvariant());
        return patients.Where(p => p.Mrn!.ToLower() == lower || p.Mrn.ToUpper() == upper); // SQLite's own folds a to z alone
    }

    /// <summary>True where two numbers are one.</summary>
    public static bool AreOne(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
