using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CareChat.Web.Data;

namespace CareChat.Web.PatientApi.Wire;

/// <summary>A patient on the wire (contract A.7).</summary>
public sealed record PatientJson
{
    public required Guid Id { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }

    /// <summary>YYYY-MM-DD.</summary>
    public required DateOnly? BirthDate { get; init; }

    /// <summary>YYYY or YYYY-MM, where no more is known of the date; left out otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PartialBirthDate { get; init; }

    /// <summary><c>MALE</c>, <c>FEMALE</c>, <c>OTHER</c> or <c>UNKNOWN</c>.</summary>
    [AllowedValues("MALE", "FEMALE", "OTHER", "UNKNOWN")]
    public required string Gender { get; init; }

    public required string? Email { get; init; }
    public required string? Phone { get; init; }
    public required string? Mrn { get; init; }
    public required string? ExternalId { get; init; }

    /// <summary><c>ACTIVE</c> or <c>INACTIVE</c>.</summary>
    [AllowedValues("ACTIVE", "INACTIVE")]
    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The patient as contract A writes them.</summary>
    public static PatientJson Of(Patient patient) => new()
    {
        Id = patient.Id,
        FirstName = patient.FirstName,
        LastName = patient.LastName,
        BirthDate = patient.BirthDate,
        PartialBirthDate = patient.PartialBirthDate,
        Gender = patient.Gender.ToString().ToUpperInvariant(),
        Email = patient.Email,
        Phone = patient.Phone,
        Mrn = patient.Mrn,
        ExternalId = patient.ExternalId,
        Status = patient.Status.ToString().ToUpperInvariant(),
        CreatedAt = patient.CreatedAt,
        UpdatedAt = patient.UpdatedAt,
    };
}
