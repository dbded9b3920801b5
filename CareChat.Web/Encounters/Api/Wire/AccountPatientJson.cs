using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CareChat.Web.Data;
using CareChat.Web.Patients;

namespace CareChat.Web.Encounters.Api.Wire;

/// <summary>One of an account's people on the wire (contract C.8).</summary>
public sealed record AccountPatientJson
{
    public required Guid Id { get; init; }
    public required Guid OwnerId { get; init; }

    /// <summary><c>self</c>, <c>spouse</c>, <c>child</c>, <c>parent</c>, <c>guardian</c>, <c>dependent</c> or <c>other</c>.</summary>
    [AllowedValues("self", "spouse", "child", "parent", "guardian", "dependent", "other")]
    public required string Relationship { get; init; }

    public required string FirstName { get; init; }
    public required string LastName { get; init; }

    /// <summary>YYYY-MM-DD.</summary>
    public required DateOnly? DateOfBirth { get; init; }

    /// <summary><c>M</c> or <c>F</c>; null where neither is known.</summary>
    [AllowedValues("M", "F")]
    public required string? Sex { get; init; }

    /// <summary>Two letters.</summary>
    public required string? StateOfResidence { get; init; }

    /// <summary>E.164.</summary>
    public required string? PhoneNumber { get; init; }

    public required bool ConsentedToTelehealth { get; init; }
    public required IdentityJson IdentityVerification { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the clinic's record says; only where one patient is shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RecordLineJson>? Allergies { get; init; }

    /// <summary>
    /// What an empty list means: <c>noneKnown</c> where somebody said that there are none, <c>noneCurrent</c> where what is recorded
    /// is over, else <c>notRecorded</c>. Left out where the list has lines.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), AllowedValues("noneKnown", "noneCurrent", "notRecorded")]
    public string? AllergiesStatus { get; init; }

    /// <summary>What the clinic's record says; only where one patient is shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RecordLineJson>? Medications { get; init; }

    /// <summary>The same as <see cref="AllergiesStatus"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), AllowedValues("noneKnown", "noneCurrent", "notRecorded")]
    public string? MedicationsStatus { get; init; }

    /// <summary>The patient as contract C writes them.</summary>
    public static AccountPatientJson Of(Patient patient, Person owner, DateOnly today) => new()
    {
        Id = patient.Id,
        OwnerId = owner.Id,
        Relationship = RelationshipOf(patient, owner).ToString().ToLowerInvariant(),
        FirstName = patient.FirstName,
        LastName = patient.LastName,
        DateOfBirth = patient.BirthDate,
        Sex = patient.Gender switch { Gender.Male => "M", Gender.Female => "F", _ => null },
        StateOfResidence = patient.StateOfResidence,
        PhoneNumber = patient.Phone,
        ConsentedToTelehealth = patient.ConsentedAt is not null,
        IdentityVerification = IdentityJson.Of(patient, owner, today),
        CreatedAt = patient.CreatedAt,
    };

    /// <summary>The same with what the clinic's record says.</summary>
    public AccountPatientJson With(RecordSection allergies, RecordSection medications) => this with
    {
        Allergies = RecordLineJson.Of(allergies.Lines),
        AllergiesStatus = allergies.StatusWord(),
        Medications = RecordLineJson.Of(medications.Lines),
        MedicationsStatus = medications.StatusWord(),
    };

    /// <summary>The account's own record is the self, whoever entered it.</summary>
    private static Relationship RelationshipOf(Patient patient, Person owner) =>
        patient.Id == owner.PatientId ? Data.Relationship.Self : patient.Relationship;
}

/// <summary>An allergy or a medication.</summary>
/// <param name="Detail">Reaction or dose; empty for none.</param>
public sealed record RecordLineJson(string Name, string Detail)
{
    /// <summary>Lines of a record.</summary>
    public static IReadOnlyList<RecordLineJson> Of(IEnumerable<RecordLine> lines) => [.. lines.Select(l => new RecordLineJson(l.Text, l.Detail))];
}

/// <summary>Whether it is known who somebody is.</summary>
/// <param name="Status"><c>verified</c>, <c>unverified</c>, or <c>inherits_owner</c> for the self and minors, who go by the account.</param>
/// <param name="VerifiedAt">When it became known, by the account where that counts; null for never.</param>
public sealed record IdentityJson(
    [property: AllowedValues("verified", "unverified", "inherits_owner")] string Status, DateTimeOffset? VerifiedAt)
{
    /// <summary>A patient's.</summary>
    public static IdentityJson Of(Patient patient, Person owner, DateOnly today) => Verification.InheritsFrom(patient, owner, today)
        ? new IdentityJson("inherits_owner", owner.VerifiedAt ?? patient.VerifiedAt)
        : Of(patient.VerifiedAt);

    /// <summary>Somebody's who goes by nobody else.</summary>
    public static IdentityJson Of(DateTimeOffset? verifiedAt) => new(verifiedAt is null ? "unverified" : "verified", verifiedAt);
}

/// <summary>A person to be added (contract C.8).</summary>
/// <param name="Relationship">
/// <c>self</c>, <c>spouse</c>, <c>child</c>, <c>parent</c>, <c>guardian</c>, <c>dependent</c> or <c>other</c>. No closed set: clients
/// made for C# would write its words with capitals.
/// </param>
public sealed record AccountPatientInputJson(
    [property: Required] string Relationship, [property: Required] string FirstName, [property: Required] string LastName,
    [property: Required] DateOnly DateOfBirth, [property: Required, AllowedValues("M", "F")] string Sex,
    string? StateOfResidence = null, string? PhoneNumber = null);

/// <summary>The fields of a person to be changed; what is not sent stays (contract C.8).</summary>
public sealed record AccountPatientChangeJson
{
    [DisallowNull]
    public string? FirstName { get; init; }

    [DisallowNull]
    public string? LastName { get; init; }

    [DisallowNull]
    public DateOnly? DateOfBirth { get; init; }

    [DisallowNull, AllowedValues("M", "F")]
    public string? Sex { get; init; }

    public string? StateOfResidence { get; init; }
    public string? PhoneNumber { get; init; }
    public bool? ConsentedToTelehealth { get; init; }
}
