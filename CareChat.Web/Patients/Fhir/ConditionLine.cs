using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>A Condition as a line of a record.</summary>
internal static class ConditionLine
{
    /// <summary>The line.</summary>
    public static FhirRecordItem Of(Condition condition, Action<string> leftOut)
    {
        var line = RecordLineParts.Of(FhirRecordKind.Condition, condition.Code, null, leftOut);
        var verification = condition.VerificationStatus.Code();
        var isNamed = condition.Code.Said() is not null;
        return line with
        {
            Detail = FhirWords.Joined("; ", condition.Severity.Said(), Certainty.Doubt(verification), RecordLineParts.BeganInWords(condition.Onset),
                isNamed ? null : RecordLineParts.Notes(condition.Note)),
            When = RecordLineParts.Began(condition.Onset, condition.RecordedDateElement),
            IsActive = IsCurrent(condition),
            Void = RecordLineParts.VoidBy(verification),
        };
    }

    private static bool IsCurrent(Condition condition) => condition.ClinicalStatus.Code() switch
    {
        "active" or "recurrence" or "relapse" => true,
        null => condition.Abatement is null or FhirBoolean { Value: false },
        _ => false,
    };
}
