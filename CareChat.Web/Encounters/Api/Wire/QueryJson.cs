using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using CareChat.Web.Encounters.Letters;

namespace CareChat.Web.Encounters.Api.Wire;

/// <summary>A letter as it is sent (contract C.1).</summary>
public sealed record QueryJson(
    [property: StringLength(QueryInput.Longest, MinimumLength = QueryInput.Shortest)] string Query,
    [property: JsonPropertyName("session_token")] string? SessionToken = null,
    [property: JsonPropertyName("patient_id")] Guid? PatientId = null,
    [property: MaxLength(LetterImages.MostPerCall)] IReadOnlyList<QueryImageJson>? Images = null);

/// <summary>A picture that comes with it: one of address and content.</summary>
public sealed record QueryImageJson(string? Url = null, string? Base64 = null, string? Name = null);

/// <summary>The answer to a letter (contract C.1).</summary>
public sealed record QueryAnswerJson
{
    [JsonPropertyName("session_token")]
    public required string SessionToken { get; init; }

    [JsonPropertyName("encounter_id")]
    public required Guid EncounterId { get; init; }

    [JsonPropertyName("encounter_token")]
    public required string EncounterToken { get; init; }

    [JsonPropertyName("encounter_expires_at")]
    public required DateTimeOffset EncounterExpiresAt { get; init; }

    public required EvaluationJson Evaluation { get; init; }

    [JsonPropertyName("final_decision_ready")]
    public required bool FinalDecisionReady { get; init; }

    public required string Commentary { get; init; }

    [JsonPropertyName("missing_items")]
    public required IReadOnlyList<string> MissingItems { get; init; }

    [JsonPropertyName("completed_items")]
    public required IReadOnlyList<string> CompletedItems { get; init; }

    [JsonPropertyName("next_steps")]
    public required string NextSteps { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyName("checkout_url")]
    public string? CheckoutUrl { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public QueryPricingJson? Pricing { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyName("already_claimed")]
    public bool? AlreadyClaimed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonPropertyName("auto_submit")]
    public AutoSubmitJson? AutoSubmit { get; init; }
}

/// <summary>How the submission without a checkout went.</summary>
/// <param name="Status"><c>submitted</c> or <c>pending</c>.</param>
/// <param name="PendingReasons">Why the checkout is still needed; left out where it was submitted.</param>
public sealed record AutoSubmitJson(
    [property: AllowedValues("submitted", "pending")] string Status,
    [property: JsonPropertyName("pending_reasons"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<string>? PendingReasons);

/// <summary>What a visit costs, in cents.</summary>
public sealed record QueryPricingJson(
    int Amount,
    [property: JsonPropertyName("base_amount")] int BaseAmount,
    [property: JsonPropertyName("seat_amount")] int SeatAmount,
    IReadOnlyList<string> Includes,
    [property: JsonPropertyName("refund_policy")] string RefundPolicy,
    [property: JsonPropertyName("fair_use_policy")] string FairUsePolicy)
{
    /// <summary>The configured price; null where visits are free.</summary>
    public static QueryPricingJson? Of(PricingOptions? pricing) => pricing is null ? null
        : new(pricing.Amount, pricing.BaseAmount, pricing.SeatAmount, pricing.Includes, pricing.RefundPolicy, pricing.FairUsePolicy);
}

/// <summary>The 409 of an encounter that takes no letter any more (contract C.1).</summary>
/// <param name="Emergency">Whom to call, where the letter tells of danger; left out otherwise.</param>
public sealed record LockedJson(
    string Error,
    [property: JsonPropertyName("encounter_id")] Guid EncounterId,
    [property: JsonPropertyName("session_token")] string? SessionToken,
    [property: StateWord] string State,
    [property: JsonPropertyName("submission_id")] Guid? SubmissionId,
    [property: JsonPropertyName("next_action"), AllowedValues("use_chat", "start_new_encounter")] string NextAction,
    [property: JsonPropertyName("chat_endpoint"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ChatEndpoint,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Emergency = null);
