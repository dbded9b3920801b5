using System.ComponentModel.DataAnnotations;

namespace CareChat.Web.Encounters.Api.Wire;

/// <summary>The caller's account (contract C.9).</summary>
public sealed record AccountJson(Guid Id, string Email, string Role, IdentityJson IdentityVerification, DateTimeOffset CreatedAt);

/// <summary>A letter that was submitted (contract C.9).</summary>
/// <param name="QueryPreview">How the letter begins, on one line.</param>
public sealed record SubmissionJson(
    Guid SubmissionId, Guid EncounterId, Guid? PatientId, [property: StateWord] string State, string QueryPreview, DateTimeOffset CreatedAt);

/// <summary>A key to be made (contract C.9).</summary>
public sealed record KeyRequestJson([property: Required, StringLength(100, MinimumLength = 1)] string Label, DateTimeOffset? ExpiresAt = null);

/// <summary>A new key: <paramref name="Key"/> is shown only here.</summary>
public sealed record NewPersonalKeyJson(string Key, Guid KeyId, string Prefix, string Label, DateTimeOffset? ExpiresAt, DateTimeOffset CreatedAt);

/// <summary>A key as it is listed.</summary>
public sealed record PersonalKeyJson(Guid KeyId, string Prefix, string Label, DateTimeOffset? ExpiresAt, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);
