using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>An order (MedicationRequest) or statement (MedicationStatement) of a medicine as a line of a record.</summary>
internal static class MedicationLine
{
    /// <summary>
    /// The line of an order; <paramref name="nameOf"/> says the name of what is referred to. Current is only what is in force: ordered, and
    /// neither over nor on hold.
    /// </summary>
    public static FhirRecordItem Of(MedicationRequest order, Func<string, string?> nameOf, Action<string> leftOut)
    {
        var status = order.StatusElement.Raw()?.ToLowerInvariant();
        return Named(order, order.Medication, nameOf, leftOut) with
        {
            Detail = FhirWords.Joined("; ", DosageWords.Of(order.DosageInstruction, leftOut), InWords(status)),
            When = FhirDate.Moment(order.AuthoredOnElement.Raw()),
            IsActive = IsInForce(status) && order.IntentElement.Raw() is not ("proposal" or "plan" or "option"),
            Begins = Begins(order.DosageInstruction),
            Ends = Ends(order.DosageInstruction),
            Void = status == "entered-in-error" ? "it was entered in error" : order.DoNotPerform == true ? "it says what not to take" : null,
        };
    }

    /// <summary>The line of a statement.</summary>
    public static FhirRecordItem Of(MedicationStatement statement, Func<string, string?> nameOf, Action<string> leftOut)
    {
        var status = statement.StatusElement.Raw()?.ToLowerInvariant();
        var period = statement.Effective as Period;
        return Named(statement, statement.Medication, nameOf, leftOut) with
        {
            Detail = FhirWords.Joined("; ", DosageWords.Of(statement.Dosage, leftOut), InWords(status)),
            When = FhirDate.Moment(statement.Effective.Date() ?? period.Start()) ?? FhirDate.Moment(statement.DateAssertedElement.Raw()),
            IsActive = IsInForce(status),
            Begins = period.Begins() ?? Begins(statement.Dosage),
            Ends = period.Ends() ?? Ends(statement.Dosage),
            Void = status == "entered-in-error" ? "it was entered in error" : null,
        };
    }

    private static bool IsInForce(string? status) => status is not ("completed" or "stopped" or "cancelled" or "on-hold" or "draft" or "intended" or "not-taken");

    private static string? InWords(string? status) => status != "active" && IsInForce(status) ? Certainty.StatusNotKnown : null;

    private static FhirRecordItem Named(DomainResource resource, DataType? medication, Func<string, string?> nameOf, Action<string> leftOut) =>
        medication is ResourceReference reference
        ? RecordLineParts.Of(FhirRecordKind.Medication, Contained(resource, reference), Name(reference, nameOf), leftOut)
        : RecordLineParts.Of(FhirRecordKind.Medication, medication as CodeableConcept, null, leftOut);

    private static CodeableConcept? Contained(DomainResource resource, ResourceReference reference) => FhirWords.Clean(reference.Reference) is ['#', .. var id]
        && resource.Contained.OfType<Medication>().Where(part => part.Id == id).ToList() is [var only] ? only.Code
        : null;

    private static string? Name(ResourceReference reference, Func<string, string?> nameOf) =>
        (FhirWords.Clean(reference.Reference) is { } text ? nameOf(text) : null) ?? FhirWords.Clean(reference.Display);

    /// <summary>When the first instruction begins, where every one says when.</summary>
    private static DateTimeOffset? Begins(List<Dosage> instructions)
    {
        var begins = instructions.Select(dose => Bounds(dose).Begins()).ToList();
        return begins.Count > 0 && begins.TrueForAll(begin => begin is not null) ? begins.Min() : null;
    }

    /// <summary>When the last instruction ends, where every one has an end.</summary>
    private static DateTimeOffset? Ends(List<Dosage> instructions)
    {
        var ends = instructions.Select(dose => Bounds(dose).Ends()).ToList();
        return ends.Count > 0 && ends.TrueForAll(end => end is not null) ? ends.Max() : null;
    }

    private static Period? Bounds(Dosage dose) => dose.Timing?.Repeat?.Bounds as Period;
}
