using System.Globalization;
using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;

namespace CareChat.Web.Patients;

/// <summary>
/// Whether what goes by one identity is one person. A source and an id say so, unless name or date of birth say otherwise; an id
/// alone says little, so that everything that is known must agree.
/// </summary>
internal static class PatientIdentity
{
    /// <summary>True where the person in the file is the patient who is here.</summary>
    public static bool IsSame(Patient known, FhirPatient read) =>
        AgreesOnBirth(known, read) && AgreesOnName(known, read) && (known.Source is { Length: > 0 } || IsAlike(known, read));

    /// <summary>Any name the person has or had is theirs; one more given name too, where the date of birth is the same.</summary>
    private static bool AgreesOnName(Patient known, FhirPatient read)
    {
        var name = PersonName.Folded(known.DisplayName);
        if (read.Names.Any(other => PersonName.Folded(other) == name)) return true;
        if (known.Source is null && read.Names.Any(other => PersonName.Folded(FhirPatientMapping.WithoutDigits(other)) == name)) return true;
        return known.BirthDate is not null && known.BirthDate == read.BirthDate && read.Names.Any(other => PersonName.Contains(known.DisplayName, other));
    }

    /// <summary>Unknown agrees with everything, a year with each of its days.</summary>
    private static bool AgreesOnBirth(Patient known, FhirPatient read)
    {
        var (one, other) = (Written(known.BirthDate, known.PartialBirthDate), Written(read.BirthDate, read.PartialBirthDate));
        return one is null || other is null || one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);
    }

    /// <summary>An id without a source: the same known birth and sex; without a birth also the same ways to reach them.</summary>
    private static bool IsAlike(Patient known, FhirPatient read)
    {
        if (known.Gender.ToString() != read.Gender.ToString()) return false;
        var (one, other) = (Written(known.BirthDate, known.PartialBirthDate), Written(read.BirthDate, read.PartialBirthDate));
        if (known.Source is null && (one is null || one.Length < 10)) return other is null || one is null || other.StartsWith(one, StringComparison.Ordinal);
        if (one != other) return false;
        return one is not null || (known.Phone == read.Phone && known.Email == read.Email);
    }

    private static string? Written(DateOnly? day, string? part) => day?.ToString("O", CultureInfo.InvariantCulture) ?? part;
}
