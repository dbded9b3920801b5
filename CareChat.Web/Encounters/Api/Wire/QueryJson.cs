using System.Text.Json.Serialization;

namespace CareChat.Web.Encounters.Api.Wire;

/// <summary>A letter as it is sent (contract C.1).</summary>
public sealed record QueryJson(string Query, string? SessionToken, Guid? PatientId, IReadOnlyList<QueryImageJson>? Images);

/// <summary>A picture that comes with it: one of address and content.</summary>
public sealed record QueryImageJson(string? Url, string? Base64, string? Name);

/// <summary>The answer to a letter (contract C.1).</summary>
public sealed record QueryAnswerJson
{
    public required string SessionToken { get; init; }
    public required Guid EncounterId { get; init; }
    public required string EncounterToken { get; init; }
    public required DateTimeOffset EncounterExpiresAt { get; init; }
    public required EvaluationJson Evaluation { get; init; }
    public required bool FinalDecisionReady { get; init; }
    public required string Commentary { get; init; }
    public required IReadOnlyList<string> MissingItems { get; init; }
    public required IReadOnlyList<string> CompletedItems { get; init; }
    public required string NextSteps { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CheckoutUrl { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PricingOptions? Pricing { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? AlreadyClaimed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AutoSubmitJson? AutoSubmit { get; init; }
}

/// <summary>How the submission without a checkout went.</summary>
/// <param name="Status"><c>submitted</c> or <c>pending</c>.</param>
/// <param name="PendingReasons">Why the checkout is still needed; left out where it was submitted.</param>
public sealed record AutoSubmitJson(string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? PendingReasons);

/// <summary>The 409 of an encounter that takes no letter any more (contract C.1).</summary>
public sealed record LockedJson(
    string Error, Guid EncounterId, string? SessionToken, string State, Guid? SubmissionId, string NextAction,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ChatEndpoint);
