using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using CareChat.Web.Http;
using Microsoft.OpenApi;

namespace CareChat.Web.Assistant.Api.Wire;

/// <summary>A patient, and what is wrong where there is one already (contract B.7).</summary>
public sealed record CuraPatientEnvelopeJson(bool Success, string? Error, CuraPatientJson? Patient);

/// <summary>A patient as contract B has it (B.7): every key is there, unknown ones as null.</summary>
public sealed record CuraPatientJson
{
    public required Guid Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Name { get; init; }

    /// <summary>Digits alone.</summary>
    [JsonPropertyName("phone_number"), JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? PhoneNumber { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Gender { get; init; }

    /// <summary>In years, today; the least it can be where it is known by <c>age_recorded_on</c> alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int? Age { get; init; }

    /// <summary>The day somebody said the age; left out where it is by the date of birth, or unknown.</summary>
    [JsonPropertyName("age_recorded_on")]
    public DateOnly? AgeRecordedOn { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never), Holds(HoldsAttribute.Scalar)]
    public required JsonElement? Height { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never), Holds(HoldsAttribute.Scalar)]
    public required JsonElement? Weight { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never), Holds(HoldsAttribute.Scalar)]
    public required JsonElement? Race { get; init; }

    [JsonPropertyName("blood_type"), JsonIgnore(Condition = JsonIgnoreCondition.Never), Holds(HoldsAttribute.Scalar)]
    public required JsonElement? BloodType { get; init; }

    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary>
    /// What an empty list means: <c>none_known</c> where somebody said that there are none, <c>none_current</c> where what is
    /// recorded is over, else <c>not_recorded</c>. Left out where the list has lines.
    /// </summary>
    [JsonPropertyName("conditions_status"), AllowedValues("none_known", "none_current", "not_recorded")]
    public string? ConditionsStatus { get; init; }

    /// <summary>
    /// What else is recorded and is not in force, in a line: "On hold: Warfarin (5 mg). Not in force: 2 more lines, which have ended or were only planned."
    /// Left out where nothing is, and where all that is said by <c>conditions_status</c>.
    /// </summary>
    [JsonPropertyName("conditions_not_in_force")]
    public string? ConditionsNotInForce { get; init; }

    /// <summary>Texts, or objects of name, dosage and frequency where more than the name is known.</summary>
    [Holds(HoldsAttribute.Line)]
    public required IReadOnlyList<JsonElement> Medications { get; init; }

    /// <summary>The same as <c>conditions_status</c>.</summary>
    [JsonPropertyName("medications_status"), AllowedValues("none_known", "none_current", "not_recorded")]
    public string? MedicationsStatus { get; init; }

    /// <summary>The same as <c>conditions_not_in_force</c>.</summary>
    [JsonPropertyName("medications_not_in_force")]
    public string? MedicationsNotInForce { get; init; }

    /// <summary>Joined by commas; what was said where somebody said that there are none; null where nobody said anything.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? Allergies { get; init; }

    /// <summary>The same as <c>conditions_status</c>.</summary>
    [JsonPropertyName("allergies_status"), AllowedValues("none_known", "none_current", "not_recorded")]
    public string? AllergiesStatus { get; init; }

    /// <summary>The same as <c>conditions_not_in_force</c>.</summary>
    [JsonPropertyName("allergies_not_in_force")]
    public string? AllergiesNotInForce { get; init; }

    public required IReadOnlyList<JsonElement> Notes { get; init; }

    [JsonPropertyName("reminders_enabled")]
    public required bool RemindersEnabled { get; init; }

    [JsonPropertyName("refill_info"), JsonIgnore(Condition = JsonIgnoreCondition.Never), Holds(JsonSchemaType.Object)]
    public required JsonElement? RefillInfo { get; init; }

    /// <summary><c>WEB</c>, <c>WHATSAPP</c> or <c>API</c>.</summary>
    [JsonPropertyName("join_status"), JsonIgnore(Condition = JsonIgnoreCondition.Never), AllowedValues("WEB", "WHATSAPP", "API")]
    public required string? JoinStatus { get; init; }

    [JsonPropertyName("subscription_plan")]
    public required string SubscriptionPlan { get; init; }

    /// <summary>Always false: that channel is not served here.</summary>
    [JsonPropertyName("whatsapp_terms_accepted")]
    public required bool WhatsappTermsAccepted { get; init; }

    [JsonPropertyName("created_at")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A patient to be entered (contract B.7); a name or a number is needed.</summary>
public sealed record NewCuraPatientJson
{
    public string? Name { get; init; }

    [JsonPropertyName("phone_number")]
    public string? PhoneNumber { get; init; }

    public string? Gender { get; init; }

    /// <summary>In years, 0 to 150.</summary>
    public int? Age { get; init; }

    [Holds(HoldsAttribute.Scalar)]
    public JsonElement? Height { get; init; }

    [Holds(HoldsAttribute.Scalar)]
    public JsonElement? Weight { get; init; }

    [Holds(HoldsAttribute.Scalar)]
    public JsonElement? Race { get; init; }

    [JsonPropertyName("blood_type"), Holds(HoldsAttribute.Scalar)]
    public JsonElement? BloodType { get; init; }

    [Holds(HoldsAttribute.Line)]
    public IReadOnlyList<JsonElement>? Conditions { get; init; }

    [Holds(HoldsAttribute.Line)]
    public IReadOnlyList<JsonElement>? Medications { get; init; }

    public string? Allergies { get; init; }

    public IReadOnlyList<JsonElement>? Notes { get; init; }

    [JsonPropertyName("reminders_enabled")]
    public bool? RemindersEnabled { get; init; }

    [JsonPropertyName("refill_info"), Holds(JsonSchemaType.Object)]
    public JsonElement? RefillInfo { get; init; }

    [JsonPropertyName("join_status"), AllowedValues("WEB", "WHATSAPP", "API")]
    public string? JoinStatus { get; init; }
}
