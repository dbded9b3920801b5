using System.Text.Json.Serialization;
using CareChat.Web.Encounters.Letters;

namespace CareChat.Web.Encounters.Api.Wire;

/// <summary>The eleven criteria of contract C.1, in its order and spelling wherever they stand.</summary>
public sealed record EvaluationJson(
    [property: JsonPropertyName("chief_complaint_present")] bool ChiefComplaint,
    [property: JsonPropertyName("age_and_sex_present")] bool AgeAndSex,
    [property: JsonPropertyName("history_of_present_illness_present")] bool PresentIllness,
    [property: JsonPropertyName("review_of_systems_present")] bool ReviewOfSystems,
    [property: JsonPropertyName("past_medical_history_present")] bool PastHistory,
    [property: JsonPropertyName("allergies_present")] bool Allergies,
    [property: JsonPropertyName("family_history_present")] bool FamilyHistory,
    [property: JsonPropertyName("social_history_present")] bool SocialHistory,
    [property: JsonPropertyName("diagnosis_present")] bool Diagnosis,
    [property: JsonPropertyName("treatment_plan_present")] bool TreatmentPlan,
    [property: JsonPropertyName("request_within_scope")] bool WithinScope)
{
    /// <summary>A set of <see cref="Criteria"/> as contract C writes it.</summary>
    public static EvaluationJson Of(int set) => new(
        Criteria.Has(set, 0), Criteria.Has(set, 1), Criteria.Has(set, 2), Criteria.Has(set, 3), Criteria.Has(set, 4), Criteria.Has(set, 5),
        Criteria.Has(set, 6), Criteria.Has(set, 7), Criteria.Has(set, 8), Criteria.Has(set, 9), Criteria.Has(set, 10));
}
