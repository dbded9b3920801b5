namespace CareChat.Web.Patients.Fhir;

/// <summary>What a bundle tells about a patient: the person, or one line of the record.</summary>
public abstract record FhirResource;

/// <summary>A person from a Patient resource.</summary>
/// <param name="ExternalId">Patient.id, or the id in the entry's fullUrl where the resource has none.</param>
/// <param name="Mrn">The identifier of type MR; null for none.</param>
/// <param name="FirstName">Given names; empty for people of one name only.</param>
/// <param name="LastName">Family name; empty for people of one name only.</param>
/// <param name="BirthDate">Null where unknown or only the year or month is known.</param>
/// <param name="Gender">Administrative gender.</param>
/// <param name="Email">Preferred mail address.</param>
/// <param name="Phone">Preferred number, as written in the file.</param>
/// <param name="Language">Code of the preferred language ("es"), or its name where it has no code.</param>
/// <param name="IsActive">False where the record is marked as not in use.</param>
/// <param name="IsDeceased">True where the person has died.</param>
/// <param name="DeceasedAt">When, where the file says so.</param>
public sealed record FhirPatient(
    string ExternalId,
    string? Mrn,
    string FirstName,
    string LastName,
    DateOnly? BirthDate,
    FhirGender Gender,
    string? Email,
    string? Phone,
    string? Language,
    bool IsActive,
    bool IsDeceased,
    DateTimeOffset? DeceasedAt) : FhirResource;

/// <summary>One line of a patient's record.</summary>
/// <param name="PatientId">The <see cref="FhirPatient.ExternalId"/> it belongs to; that patient may stand in another file.</param>
/// <param name="ExternalId">The resource's id, or the id in the entry's fullUrl.</param>
/// <param name="Kind">What kind of line.</param>
/// <param name="Text">The condition, the medication, what the allergy is against, what the appointment is for.</param>
/// <param name="Detail">Dose, reaction, place: what stands beside the text; empty for none.</param>
/// <param name="When">Since when, or when; a date known only to the year or month stands at its first day. In UTC.</param>
/// <param name="IsActive">False for what is over: resolved, stopped, cancelled.</param>
public sealed record FhirRecordItem(
    string PatientId,
    string ExternalId,
    FhirRecordKind Kind,
    string Text,
    string Detail,
    DateTimeOffset? When,
    bool IsActive) : FhirResource;

/// <summary>FHIR's administrative gender.</summary>
public enum FhirGender
{
    Unknown,
    Male,
    Female,
    Other,
}

/// <summary>The kinds of record lines that are read.</summary>
public enum FhirRecordKind
{
    Condition,
    Medication,
    Allergy,
    Appointment,
}
