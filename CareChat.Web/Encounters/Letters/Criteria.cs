namespace CareChat.Web.Encounters.Letters;

/// <summary>One of the eleven things a letter is looked through for (contract C.1).</summary>
/// <param name="Key">Its key on the wire.</param>
/// <param name="Label">What people call it.</param>
public sealed record Criterion(string Key, string Label);

/// <summary>The eleven criteria in the contract's order; a set of them is a number with a bit for each, the first the lowest.</summary>
public static class Criteria
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Criterion> All =
    [
        new("chief_complaint_present", "Chief Complaint"),
        new("age_and_sex_present", "Age and Sex"),
        new("history_of_present_illness_present", "History of Present Illness"),
        new("review_of_systems_present", "Review of Systems"),
        new("past_medical_history_present", "Past Medical History"),
        new("allergies_present", "Allergies"),
        new("family_history_present", "Family History"),
        new("social_history_present", "Social History"),
        new("diagnosis_present", "Diagnosis"),
        new("treatment_plan_present", "Treatment Plan"),
        new("request_within_scope", "Request Within Scope"),
    ];

    /// <summary>Where the criteria with a rule of their own stand.</summary>
    public const int AgeAndSex = 1, PastHistory = 4, Allergies = 5, FamilyHistory = 6, SocialHistory = 7, TreatmentPlan = 9, WithinScope = 10;

    /// <summary>The set of all eleven.</summary>
    public const int Complete = (1 << 11) - 1;

    /// <summary>True for the four sections that tell of what was: illnesses, allergies, kin, a life.</summary>
    public static bool IsHistory(int place) => place is >= PastHistory and <= SocialHistory;

    /// <summary>True where the criterion at a place is in the set.</summary>
    public static bool Has(int set, int place) => (set & (1 << place)) != 0;

    /// <summary>The labels of the criteria that are, or are not, in the set, in order.</summary>
    public static IEnumerable<string> Labels(int set, bool met) => All.Index().Where(c => Has(set, c.Index) == met).Select(c => c.Item.Label);
}
