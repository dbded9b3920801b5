using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>A Condition as a line of a record.</summary>
internal static class ConditionLine
{
    /// <summary>The line.</summary>
    public static FhirRecordItem Of(Condition condition, Action<string> leftOut)
    {
        var doubt = RecordLineParts.Doubt(condition.VerificationStatus, leftOut);
        var line = RecordLineParts.Sure(RecordLineParts.Of(FhirRecordKind.Condition, condition.Code, null, leftOut), doubt);
        var status = condition.ClinicalStatus.Status(["active", "recurrence", "relapse", "inactive", "remission", "resolved"]);
        List<string> told = line.IsAbsence ? [] : [.. Telling.OfCodings(condition.Code), .. Telling.OfCategories(condition.Category), .. Telling.OfNotes(condition.Note)];
        var place = ConditionPlace.Of(condition, line.Text, leftOut);
        if (line.IsAbsence && place.Count > 0) throw new FormatException(RecordLineParts.Contradiction);
        Telling.Name([.. told, .. place.Where(part => part.StartsWith(Certainty.CodedDifferently, StringComparison.Ordinal))], leftOut);
        var others = UnitNames.CodedElse(condition.Onset).ToList();
        if (others.Count > 0) leftOut("when it began is written in one unit and coded in another: it stands with both and is not told for sure");
        return Telling.WithNotes(line, condition.Note) with
        {
            Detail = FhirWords.Joined("; ", [RecordLineParts.CodeAlone(line.IsAbsence ? null : condition.Code, null), condition.Severity.Said(), .. place, doubt,
                IsContradictory(condition, status) ? Certainty.StatusNotKnown : RecordLineParts.Unread("clinicalStatus", condition.ClinicalStatus, status, leftOut),
                RecordLineParts.Unsaid(line, condition.ClinicalStatus, condition.VerificationStatus), RecordLineParts.BeganInWords(condition.Onset, leftOut), others.Count > 0 ? Certainty.CodedDifferently + FhirWords.Joined(", ", others) : null, .. told]),
            When = RecordLineParts.Began(condition.Onset, condition.RecordedDateElement),
            IsActive = status is "active" or "recurrence" or "relapse" || (status is null && !HasEnded(condition.Abatement)),
            Standing = line.IsAbsence || HasEnded(condition.Abatement) ? null : status switch { "remission" => Certainty.InRemission, "inactive" => Certainty.Inactive, _ => null },
            Void = RecordLineParts.VoidBy(condition.VerificationStatus),
        };
    }

    /// <summary>True where it is said to go on and to have ended.</summary>
    private static bool IsContradictory(Condition condition, string? status) =>
        status is "active" or "recurrence" or "relapse" && HasEnded(condition.Abatement);

    /// <summary>A date that is none does not say that it has ended.</summary>
    private static bool HasEnded(DataType? abatement) => abatement switch
    {
        null or FhirBoolean { Value: false } => false,
        FhirDateTime date => FhirDate.Moment(date.Raw()) is not null,
        Period period => (period.Start() is null && period.End() is null) || period.Begins() is not null || period.Ends() is not null,
        _ => true,
    };
}
