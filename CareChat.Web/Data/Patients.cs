namespace CareChat.Web.Data;

/// <summary>Gender as contract A.7 spells it (upper-case on the wire).</summary>
public enum Gender
{
    Unknown,
    Male,
    Female,
    Other,
}

/// <summary>Whether a patient is under care (contract A.7, upper-case on the wire).</summary>
public enum PatientStatus
{
    Active,
    Inactive,
}

/// <summary>What a patient is to the account that keeps them (contract C.8).</summary>
public enum Relationship
{
    Self,
    Spouse,
    Child,
    Parent,
    Guardian,
    Dependent,
    Other,
}

/// <summary>The person cared for: who they are and their record, whether or not they have an account.</summary>
public sealed class Patient
{
    private DateOnly? birthDate;
    private string? phone;

    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public Instance? Instance { get; set; }

    /// <summary>
    /// Where <see cref="ExternalId"/> is from: a server's base address, a name the operator gave, an identifier's system;
    /// empty where that was not said, null for rows from before sources were kept.
    /// </summary>
    public string? Source { get; set; } = "";

    /// <summary>The id in the system the patient came from; unique with instance and <see cref="Source"/> where given.</summary>
    public string? ExternalId { get; set; }

    /// <summary>When the source wrote the version that is here; null where it did not say.</summary>
    public DateTimeOffset? SourceUpdatedAt { get; set; }

    /// <summary>The source's number of the version that is here; null where it has none.</summary>
    public long? SourceVersion { get; set; }

    /// <summary>Medical record number; unique with instance and <see cref="MrnSystem"/> where given.</summary>
    public string? Mrn { get; set; }

    /// <summary>Who gives out these record numbers (an identifier's system); empty for the clinic itself.</summary>
    public string MrnSystem { get; set; } = "";

    public string FirstName { get; set; } = "";
    public string LastName { get; set; } = "";

    /// <summary>Null where unknown or known only in part. Setting it forgets <see cref="PartialBirthDate"/>.</summary>
    public DateOnly? BirthDate
    {
        get => birthDate;
        set => (birthDate, PartialBirthDate) = (value, null);
    }

    /// <summary>Year ("1948") or year and month ("1948-05") where no more of the date is known; null otherwise.</summary>
    public string? PartialBirthDate { get; set; }

    public Gender Gender { get; set; }
    public string? Email { get; set; }

    /// <summary>As it was written down. Setting it reads it as the usual country writes; <see cref="ReadPhone"/> as the clinic's.</summary>
    public string? Phone
    {
        get => phone;
        set => (phone, PhoneDigits) = (value, PhoneNumber.Digits(value, PhoneNumber.UsualCountry));
    }

    /// <summary><see cref="Phone"/> by its digits and its extension, to find it however it is written; null where it is no number.</summary>
    public string? PhoneDigits { get; private set; }

    /// <summary>BCP 47 tag of the preferred language ("en-US"); null where unknown.</summary>
    public string? Language { get; set; }

    public PatientStatus Status { get; set; }

    /// <summary>The account that keeps this patient besides, or instead of, the patient's own (contract C.8); null for none.</summary>
    public Guid? OwnerId { get; set; }

    public Relationship Relationship { get; set; }

    /// <summary>Two-letter code of the state of residence (contract C.8); null where unknown.</summary>
    public string? StateOfResidence { get; set; }

    /// <summary>When telehealth was consented to; null for never.</summary>
    public DateTimeOffset? ConsentedAt { get; set; }

    /// <summary>Which text was consented to.</summary>
    public string? ConsentVersion { get; set; }

    /// <summary>When the care team or an administrator saw who this is; the self and minors go by their account's.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }

    /// <summary>True where the care team has switched the chat off: nobody can write.</summary>
    public bool ChatDisabled { get; set; }

    /// <summary>True where the care team has switched the assistant off for this patient.</summary>
    public bool AssistantDisabled { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>First and last name.</summary>
    public string DisplayName => $"{FirstName} {LastName}".Trim();

    /// <summary>Reads the number as it is written in a country (two letters, <see cref="Instance.Country"/>).</summary>
    public void ReadPhone(string country) => PhoneDigits = PhoneNumber.Digits(Phone, country);
}

/// <summary>What kind of line a <see cref="RecordItem"/> is.</summary>
public enum RecordKind
{
    Condition,
    Medication,
    Allergy,
    Appointment,
}

/// <summary>One line of a patient's record, as the patient panel shows it.</summary>
public sealed class RecordItem
{
    public Guid Id { get; set; }
    public Guid PatientId { get; set; }
    public Patient? Patient { get; set; }
    public RecordKind Kind { get; set; }

    /// <summary>The id in the system the line came from; unique with patient and kind.</summary>
    public string ExternalId { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>Dose, reaction, place: whatever stands beside the text; empty for none.</summary>
    public string Detail { get; set; } = "";

    /// <summary>Since when, or when (an appointment); null where unknown.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>False for what is over or not in force (resolved, stopped, on hold, only proposed).</summary>
    public bool IsActive { get; set; }

    /// <summary>The first moment at which it holds; null where nothing says so.</summary>
    public DateTimeOffset? BeginsAt { get; set; }

    /// <summary>The first moment at which it holds no more; null for no end, or none that is known.</summary>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>When the source wrote the version that is here; null where it did not say.</summary>
    public DateTimeOffset? SourceUpdatedAt { get; set; }

    /// <summary>The source's number of the version that is here; null where it has none.</summary>
    public long? SourceVersion { get; set; }

    /// <summary>
    /// True for what the source took back: only its id and version are kept, so that an older version does not bring it again.
    /// Queries pass it over.
    /// </summary>
    public bool IsWithdrawn { get; set; }

    /// <summary>True where somebody asserted that there is nothing of the kind: <see cref="Text"/> says it ("No known allergies").</summary>
    public bool IsAbsence { get; set; }
}

/// <summary>What contract B keeps of a patient beside the record: a JSON object that nobody else reads.</summary>
public sealed class PatientProfile
{
    public Guid PatientId { get; set; }
    public Patient? Patient { get; set; }

    /// <summary>The object.</summary>
    public string Json { get; set; } = "{}";
}
