using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CareChat.Web.PatientApi.Wire;

/// <summary>What a token is asked for with (contract A.0).</summary>
public sealed record TokenRequestJson([property: Required, StringLength(200)] string ApiClient, [property: Required, StringLength(200)] string Secret);

/// <summary>What a token is asked for with at the older address.</summary>
public sealed record SecretJson([property: Required, StringLength(200)] string Secret);

/// <summary>A message to be sent (contract A.2).</summary>
public sealed record SendMessageJson([property: Required, StringLength(10_000, MinimumLength = 1)] string Body, Guid? AttachmentId = null);

/// <summary>How long a chat token shall live (contract A.4b).</summary>
/// <param name="TtlMinutes">60 where it is not said.</param>
public sealed record MintChatTokenJson([property: Range(5, 1440)] int? TtlMinutes = null);

/// <summary>What to search (contract A.6).</summary>
/// <param name="PatientId">Whose chat; all of the instance where it is not said.</param>
/// <param name="Page">Zero-based; 0 where it is not said.</param>
/// <param name="Size">Rows a page; 50 where it is not said, more than 100 counts as 100.</param>
public sealed record SearchMessagesJson(
    [property: Required, StringLength(200, MinimumLength = 1)] string Query, Guid? PatientId = null,
    [property: Range(0, int.MaxValue)] int? Page = null, [property: Range(1, int.MaxValue)] int? Size = null);

/// <summary>A patient to be entered (contract A.7).</summary>
public sealed record NewPatientJson
{
    [Required, StringLength(100, MinimumLength = 1)]
    public required string FirstName { get; init; }

    [Required, StringLength(100, MinimumLength = 1)]
    public required string LastName { get; init; }

    public DateOnly? BirthDate { get; init; }

    [AllowedValues("MALE", "FEMALE", "OTHER", "UNKNOWN")]
    public string? Gender { get; init; }

    [StringLength(254)]
    public string? Email { get; init; }

    [StringLength(40)]
    public string? Phone { get; init; }

    [StringLength(64)]
    public string? Mrn { get; init; }

    [StringLength(200)]
    public string? ExternalId { get; init; }
}

/// <summary>The fields of a patient to be changed; what is not sent stays (contract A.7).</summary>
public sealed record PatientChangeJson
{
    [StringLength(100, MinimumLength = 1), DisallowNull]
    public string? FirstName { get; init; }

    [StringLength(100, MinimumLength = 1), DisallowNull]
    public string? LastName { get; init; }

    public DateOnly? BirthDate { get; init; }

    [AllowedValues("MALE", "FEMALE", "OTHER", "UNKNOWN")]
    public string? Gender { get; init; }

    [StringLength(254)]
    public string? Email { get; init; }

    [StringLength(40)]
    public string? Phone { get; init; }

    [StringLength(64)]
    public string? Mrn { get; init; }

    [StringLength(200)]
    public string? ExternalId { get; init; }

    [AllowedValues("ACTIVE", "INACTIVE"), DisallowNull]
    public string? Status { get; init; }
}

/// <summary>One problem of an answer that says no (contract A.1); an answer holds one or more.</summary>
public sealed record ProblemJson(
    string ErrorCode, [property: AllowedValues("AUTH", "TENANT", "INSTANCE", "PATIENT", "CHAT", "FILE", "SYSTEM")] string ComponentType,
    string Message, ProblemDetailsJson Details, DateTimeOffset Date);

/// <summary>What a problem is about: a field, an id, or nothing in particular.</summary>
/// <param name="Emergency">Whom to call, where the message that was refused tells of danger; left out otherwise.</param>
public sealed record ProblemDetailsJson(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Field,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Emergency);
