namespace CareChat.Web.Patients;

/// <summary>How certain a line of a record is, in FHIR's words for what is not confirmed.</summary>
public static class Certainty
{
    /// <summary>The word for what is not certain; null for what is.</summary>
    public static string? Doubt(string? verification) =>
        verification is "unconfirmed" or "presumed" or "provisional" or "differential" ? verification : null;

    /// <summary>The same of a line, whose details say it among others.</summary>
    public static string? DoubtOf(RecordLine line) => line.Detail.Split("; ").Select(Doubt).FirstOrDefault(word => word is not null);
}
