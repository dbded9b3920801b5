using CareChat.Web.Data;

namespace CareChat.Web.Patients;

/// <summary>A patient to be entered (contract A.7); only the names are required.</summary>
public sealed record NewPatient
{
    public required string FirstName { get; init; }
    public required string LastName { get; init; }
    public DateOnly? BirthDate { get; init; }

    /// <summary>Year or year and month, where no more is known.</summary>
    public string? PartialBirthDate { get; init; }

    public Gender Gender { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>Medical record number; unique in the instance with <see cref="MrnSystem"/>.</summary>
    public string? Mrn { get; init; }

    /// <summary>Who gives out these record numbers; empty for the clinic itself.</summary>
    public string MrnSystem { get; init; } = "";

    /// <summary>Where <see cref="ExternalId"/> is from; empty where that is not said.</summary>
    public string Source { get; init; } = "";

    /// <summary>The id in the system the patient comes from; unique in the instance with <see cref="Source"/>.</summary>
    public string? ExternalId { get; init; }

    /// <summary>When the source wrote this version; null where that is not said.</summary>
    public DateTimeOffset? SourceUpdatedAt { get; init; }

    /// <summary>The source's number of this version; null for none.</summary>
    public long? SourceVersion { get; init; }

    /// <summary>BCP 47 tag of the preferred language; null where unknown.</summary>
    public string? Language { get; init; }
    public PatientStatus Status { get; init; }
}
