using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>A Condition as a line of a record.</summary>
internal static class ConditionLine
{
    /// <summary>The line.</summary>
    public static FhirRecordItem Of(Condition condition, Action<string> leftOut)
    {
        var doubt = RecordLineParts.Doubt(condition.VerificationStatus);
        var line = RecordLineParts.Sure(RecordLineParts.Of(FhirRecordKind.Condition, condition.Code, null, leftOut), doubt);
        var status = condition.ClinicalStatus.Status(["active", "recurrence", "relapse", "inactive", "remission", "resolved"]);
        List<string> told = line.IsAbsence ? [] : [.. Telling.OfCodings(condition.Code), .. Telling.OfCategories(condition.Category), .. Telling.OfNotes(condition.Note)];
        Telling.Name(told, leftOut);
        var others = UnitNames.CodedElse(condition.Onset).ToList();
        if (others.Count > 0) leftOut("when it began is written in one unit and coded in another: it stands with both and is not told for sure");
        return Telling.WithNotes(line, condition.Note) with
        {
            Detail = FhirWords.Joined("; ", [condition.Severity.Said(), doubt,
                IsContradictory(condition, status) ? Certainty.StatusNotKnown : RecordLineParts.Unread(condition.ClinicalStatus, status),
                RecordLineParts.Unsaid(line, condition.ClinicalStatus, condition.VerificationStatus), RecordLineParts.BeganInWords(condition.Onset), others.Count > 0 ? Certainty.CodedDifferently + FhirWords.Joined(", ", others) : null, .. told]),
            When = RecordLineParts.Began(condition.Onset, condition.RecordedDateElement),
            IsActive = status is "active" or "recurrence" or "relapse" || (status is null && condition.Abatement is null or FhirBoolean { Value: false }),
            Void = RecordLineParts.VoidBy(condition.VerificationStatus),
        };
    }

    /// <summary>True where it is said to go on and to have ended.</summary>
    private static bool IsContradictory(Condition condition, string? status) =>
        status is "active" or "recurrence" or "relapse" && condition.Abatement is not (null or FhirBoolean { Value: false });
}
