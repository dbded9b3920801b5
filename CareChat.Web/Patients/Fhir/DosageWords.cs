using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Instructions for taking a medicine, in words: as they were written, else as their structure says.</summary>
internal static class DosageWords
{
    /// <summary>All instructions of an order; empty for none.</summary>
    public static string Of(IEnumerable<Dosage> instructions)
    {
        var said = instructions.OrderBy(dose => dose.Sequence ?? 0).ToList();
        var isOneAfterTheOther = said.Select(dose => dose.Sequence).OfType<int>().Distinct().Count() > 1;
        return FhirWords.Joined(isOneAfterTheOther ? "; then " : "; ", said.Select(Of));
    }

    private static string Of(Dosage dose)
    {
        var written = FhirWords.Clean(dose.Text);
        var structure = written is null
            ? FhirWords.Joined(", ", Amounts(dose), TimingWords.Of(dose.Timing), AsNeeded(dose.AsNeeded), dose.Route.Said(), dose.Method.Said(), dose.Site.Said(), Most(dose))
            : FhirWords.Joined(", ", Unsaid(TimingWords.Bounds(dose.Timing?.Repeat), written), Unsaid(Most(dose), written));
        return FhirWords.Joined(", ", [written, structure, .. dose.AdditionalInstruction.Select(more => more.Said()), FhirWords.Clean(dose.PatientInstruction)]);
    }

    /// <summary>What the structure says beside a text that does not.</summary>
    private static string? Unsaid(string? words, string written) => words is null || written.Contains(words, StringComparison.OrdinalIgnoreCase) ? null : words;

    /// <summary>What was ordered; what it was calculated from is not taken beside it.</summary>
    private static string Amounts(Dosage dose)
    {
        var ordered = dose.DoseAndRate.Where(part => part.Type.Codes().Contains("ordered")).ToList();
        return FhirWords.Joined(" and ", (ordered.Count > 0 ? ordered : dose.DoseAndRate).Select(part => FhirWords.Joined(" ", Amount(part.Dose), Rate(part.Rate))));
    }

    private static string? Amount(DataType? amount) => amount switch
    {
        Quantity quantity => FhirWords.Amount(quantity),
        Hl7.Fhir.Model.Range { Low.Value: not null, High.Value: not null } range => $"{FhirWords.Number(range.Low.Value!.Value)} to {FhirWords.Amount(range.High)}",
        Hl7.Fhir.Model.Range range => FhirWords.Amount(range.High) is { } most ? $"up to {most}" : FhirWords.Amount(range.Low) is { } least ? $"at least {least}" : null,
        _ => null,
    };

    private static string? Rate(DataType? rate) => rate switch
    {
        Ratio { Numerator: { } over, Denominator: { } under } when FhirWords.Amount(over) is { } amount => $"at {amount} in {FhirWords.Amount(under)}",
        _ => Amount(rate) is { } amount ? $"at {amount}" : null,
    };

    private static string? AsNeeded(DataType? needed) => needed switch
    {
        FhirBoolean { Value: true } => "as needed",
        CodeableConcept concept => concept.Said() is { } reason ? $"as needed for {reason}" : "as needed",
        _ => null,
    };

    private static string? Most(Dosage dose)
    {
        if (dose.MaxDosePerPeriod is { } ratio && FhirWords.Amount(ratio.Numerator) is { } most)
            return FhirWords.Amount(ratio.Denominator) is { } period ? $"at most {most} in {period}" : $"at most {most}";
        return FhirWords.Amount(dose.MaxDosePerAdministration) is { } once ? $"at most {once} at a time" : null;
    }
}
