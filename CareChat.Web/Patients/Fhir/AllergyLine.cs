using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>An AllergyIntolerance as a line of a record.</summary>
internal static class AllergyLine
{
    /// <summary>The line. Where the allergy itself says not what against, the substances of its reactions do.</summary>
    public static FhirRecordItem Of(AllergyIntolerance allergy, Action<string> leftOut)
    {
        var substances = FhirWords.Joined(", ", allergy.Reaction.Select(reaction => reaction.Substance.Said()));
        var isNamed = allergy.Code.Said() is not null;
        var doubt = RecordLineParts.Doubt(allergy.VerificationStatus);
        var line = RecordLineParts.Sure(
            RecordLineParts.Of(FhirRecordKind.Allergy, allergy.Code, substances.Length > 0 ? substances : null, leftOut), doubt);
        if (line.IsAbsence && substances.Length > 0) throw new FormatException("its text and its reactions say different things: whether there is nothing, or something");
        List<Annotation> notes = [.. allergy.Note, .. allergy.Reaction.SelectMany(reaction => reaction.Note)];
        List<string> told = line.IsAbsence ? [] : [.. Telling.OfCodings(allergy.Code), .. Telling.OfNotes(notes)];
        Telling.Name(told, leftOut);
        var status = allergy.ClinicalStatus.Status(["active", "inactive", "resolved"]);
        var reactions = allergy.Reaction.SelectMany(reaction => reaction.Manifestation.Select(sign => sign.Said()).DefaultIfEmpty(FhirWords.Clean(reaction.Description)));
        var risk = allergy.CriticalityElement.Raw() switch { "high" => "high risk", "low" => "low risk", _ => null };
        return Telling.WithNotes(line, notes) with
        {
            Detail = FhirWords.Joined("; ", [isNamed && substances.Length > 0 && !line.Text.Contains(substances, StringComparison.OrdinalIgnoreCase) ? substances : null, .. reactions, risk,
                doubt, RecordLineParts.Unread(allergy.ClinicalStatus, status), RecordLineParts.Unsaid(line, allergy.ClinicalStatus, allergy.VerificationStatus), .. told]),
            When = RecordLineParts.Began(allergy.Onset, allergy.RecordedDateElement),
            IsActive = status is null or "active",
            Void = RecordLineParts.VoidBy(allergy.VerificationStatus),
        };
    }
}
