using CareChat.Web.Data;

namespace CareChat.Web.Patients;

/// <summary>Whether it is known who a patient is (contract C.8).</summary>
public static class Verification
{
    private const int Adult = 18;

    /// <summary>True where the care team saw who the patient is, or the account's own check covers them.</summary>
    public static bool IsVerified(Patient patient, Person owner, DateOnly today) =>
        patient.VerifiedAt is not null || (InheritsFrom(patient, owner, today) && owner.VerifiedAt is not null);

    /// <summary>True for the account's own person and for minors, who go by the account's check.</summary>
    public static bool InheritsFrom(Patient patient, Person owner, DateOnly today) =>
        patient.Id == owner.PatientId
        || (patient.OwnerId == owner.Id && (patient.Relationship == Relationship.Self || patient.BirthDate?.AddYears(Adult) > today));
}
