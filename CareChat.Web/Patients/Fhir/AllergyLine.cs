using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>An AllergyIntolerance as a line of a record.</summary>
internal static class AllergyLine
{
    /// <summary>The line. Where the allergy itself says not what against, the substances of its reactions do.</summary>
    public static FhirRecordItem Of(AllergyIntolerance allergy, Action<string> leftOut)
    {
        var substances = FhirWords.Joined(", ", allergy.Reaction.Select(reaction => reaction.Substance.Named()));
        var isNamed = allergy.Code.Named() is not null;
        var doubt = RecordLineParts.Doubt(allergy.VerificationStatus, leftOut);
        var line = RecordLineParts.Sure(
            RecordLineParts.Of(FhirRecordKind.Allergy, allergy.Code, substances.Length > 0 ? substances : null, leftOut), doubt);
        if (line.IsAbsence && substances.Length > 0) throw new FormatException("its text and its reactions say different things: whether there is nothing, or something");
        List<Annotation> notes = [.. allergy.Note, .. allergy.Reaction.SelectMany(reaction => reaction.Note)];
        List<string> told = line.IsAbsence ? [] : [.. Telling.OfCodings(allergy.Code), .. Telling.OfNotes(notes)];
        Telling.Name(told, leftOut);
        var status = allergy.ClinicalStatus.Status(["active", "inactive", "resolved"]);
        var reactions = allergy.Reaction.SelectMany(reaction => Signs(reaction, leftOut)).ToList();
        var risk = allergy.CriticalityElement.Raw() switch { "high" => "high risk", "low" => "low risk", _ => null };
        if (risk is null && allergy.CriticalityElement?.JsonValue is { } said && said is not "unable-to-assess") leftOut("'criticality' is none of R4's and is left out");
        return Telling.WithNotes(line, notes) with
        {
            Detail = FhirWords.Joined("; ", [RecordLineParts.CodeAlone(line.IsAbsence ? null : allergy.Code, substances.Length > 0 ? substances : null), isNamed && substances.Length > 0 && !line.Text.Contains(substances, StringComparison.OrdinalIgnoreCase) ? substances : null, .. reactions, risk,
                doubt, RecordLineParts.Unread("clinicalStatus", allergy.ClinicalStatus, status, leftOut), RecordLineParts.Unsaid(line, allergy.ClinicalStatus, allergy.VerificationStatus), RecordLineParts.BeganInWords(allergy.Onset, leftOut), .. told]),
            When = RecordLineParts.Began(allergy.Onset, allergy.RecordedDateElement),
            IsActive = status is null or "active",
            Standing = status == "inactive" && !line.IsAbsence ? Certainty.Inactive : null,
            Void = RecordLineParts.VoidBy(allergy.VerificationStatus),
        };
    }

    /// <summary>How a reaction shows and how bad it was: "rash, severe"; where only that is said "severe reaction".</summary>
    private static IEnumerable<string?> Signs(AllergyIntolerance.ReactionComponent reaction, Action<string> leftOut)
    {
        var severity = reaction.SeverityElement.Raw() is "mild" or "moderate" or "severe" ? reaction.SeverityElement.Raw() : null;
        if (severity is null && reaction.SeverityElement?.JsonValue is not null) leftOut("the 'severity' of a reaction is none of R4's and is left out");
        var signs = reaction.Manifestation.Select(sign => sign.Said()).DefaultIfEmpty(FhirWords.Clean(reaction.Description));
        return severity is null ? signs : signs.Select(sign => sign is null ? $"{severity} reaction" : $"{sign}, {severity}");
    }
}
