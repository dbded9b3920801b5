using System.Globalization;
using CareChat.Web.Data;
using CareChat.Web.Patients.Fhir;

namespace CareChat.Web.Patients;

/// <summary>How far it is certain that two are one person.</summary>
internal enum Likeness
{
    /// <summary>They are two.</summary>
    Other,

    /// <summary>Nothing says that they are two, and only a name that they are one.</summary>
    Unproven,

    /// <summary>They are one.</summary>
    Same,
}

/// <summary>
/// Whether what goes by one identity is one person. A source and an id say so, unless name or date of birth say otherwise; an id
/// alone says little: all must agree, and what is absent agrees with nothing.
/// </summary>
internal static class PatientIdentity
{
    /// <summary>How far the person in the file is the patient who is here.</summary>
    public static Likeness Compare(Patient known, FhirPatient read)
    {
        if (!AgreesOnBirth(known, read) || !AgreesOnName(known, read)) return Likeness.Other;
        return known.Source is { Length: > 0 } && !read.IsPlaceholder ? Likeness.Same : Alike(known, read);
    }

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

    /// <summary>Without a source: the same sex, and the same day of birth; without a whole day it is only not said that they are two.</summary>
    private static Likeness Alike(Patient known, FhirPatient read)
    {
        if (known.Gender.ToString() != read.Gender.ToString()) return Likeness.Other;
        if (Written(known.BirthDate, known.PartialBirthDate) != Written(read.BirthDate, read.PartialBirthDate)) return Likeness.Other;
        return known.BirthDate is null ? Likeness.Unproven : Likeness.Same;
    }

    /// <summary>Wherein the two differ, in words: "another name", "another date of birth and another sex".</summary>
    public static string Difference(Patient known, FhirPatient read)
    {
        var isSourceless = known.Source is not { Length: > 0 } || read.IsPlaceholder;
        var (own, other) = (known.Gender.ToString(), read.Gender.ToString());
        List<string?> parts =
        [
            AgreesOnName(known, read) ? null : "another name",
            !AgreesOnBirth(known, read) ? "another date of birth"
                : isSourceless && Written(known.BirthDate, known.PartialBirthDate) != Written(read.BirthDate, read.PartialBirthDate) ? "more or less of a date of birth" : null,
            !isSourceless || own == other ? null : own == nameof(Gender.Unknown) || other == nameof(Gender.Unknown) ? "a sex where only one of them has any" : "another sex",
        ];
        return FhirWords.Joined(" and ", parts);
    }

    private static string? Written(DateOnly? day, string? part) => day?.ToString("O", CultureInfo.InvariantCulture) ?? part;
}
