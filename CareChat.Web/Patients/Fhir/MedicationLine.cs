using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>An order (MedicationRequest) or statement (MedicationStatement) of a medicine as a line of a record.</summary>
internal static class MedicationLine
{
    /// <summary>
    /// The line of an order; <paramref name="find"/> says what is referred to. Current is only what is in force: ordered, and
    /// neither over nor on hold.
    /// </summary>
    public static FhirRecordItem Of(MedicationRequest order, Func<string, NamedMedication?> find, Action<string> leftOut)
    {
        var status = order.StatusElement.Raw()?.ToLowerInvariant();
        var told = Told(Concept(order, order.Medication), order.Note, [order.StatusReason], status, leftOut);
        return Named(order, order.Medication, find, leftOut) with
        {
            Detail = FhirWords.Joined("; ", [DosageWords.Of(order.DosageInstruction, leftOut), InWords(status, order, order.Medication, find, leftOut), .. told]),
            When = FhirDate.Moment(order.AuthoredOnElement.Raw()),
            IsActive = IsInForce(status) && order.IntentElement.Raw() is not ("proposal" or "plan" or "option"),
            Begins = Begins(order.DosageInstruction),
            Ends = Ends(order.DosageInstruction),
            Void = status == "entered-in-error" ? "it was entered in error" : order.DoNotPerform == true ? "it says what not to take" : null,
        };
    }

    /// <summary>The line of a statement.</summary>
    public static FhirRecordItem Of(MedicationStatement statement, Func<string, NamedMedication?> find, Action<string> leftOut)
    {
        var status = statement.StatusElement.Raw()?.ToLowerInvariant();
        var period = statement.Effective as Period;
        var told = Told(Concept(statement, statement.Medication), statement.Note, statement.StatusReason, status, leftOut);
        return Named(statement, statement.Medication, find, leftOut) with
        {
            Detail = FhirWords.Joined("; ", [DosageWords.Of(statement.Dosage, leftOut), InWords(status, statement, statement.Medication, find, leftOut), .. told]),
            When = FhirDate.Moment(statement.Effective.Date() ?? period.Start()) ?? FhirDate.Moment(statement.DateAssertedElement.Raw()),
            IsActive = IsInForce(status),
            Begins = period.Begins() ?? Begins(statement.Dosage),
            Ends = period.Ends() ?? Ends(statement.Dosage),
            Void = status == "entered-in-error" ? "it was entered in error" : null,
        };
    }

    private static bool IsInForce(string? status) => status is not ("completed" or "stopped" or "cancelled" or "on-hold" or "draft" or "intended" or "not-taken");

    /// <summary>What speaks against taking a line in force for one; a line that is over needs no such words.</summary>
    private static List<string> Told(CodeableConcept? medication, List<Annotation> notes, IEnumerable<CodeableConcept?> reasons, string? status, Action<string> leftOut)
    {
        if (!IsInForce(status)) return [];
        List<string> told = [.. Telling.OfCodings(medication), .. Telling.OfReasons(reasons), .. Telling.OfNotes(notes)];
        Telling.Name(told, leftOut);
        return told;
    }

    private static CodeableConcept? Concept(DomainResource resource, DataType? medication) =>
        medication as CodeableConcept ?? (medication is ResourceReference reference ? Part(resource, reference)?.Code : null);

    private static string? InWords(string? status, DomainResource resource, DataType? medication, Func<string, NamedMedication?> find, Action<string> leftOut)
    {
        var isVoid = medication is ResourceReference reference && IsVoid(resource, reference, find);
        if (isVoid) leftOut("the medication it refers to was entered in error");
        return isVoid || (status != "active" && IsInForce(status)) ? Certainty.StatusNotKnown : null;
    }

    private static bool IsVoid(DomainResource resource, ResourceReference reference, Func<string, NamedMedication?> find) =>
        Part(resource, reference)?.StatusElement.Raw() == "entered-in-error" || (FhirWords.Clean(reference.Reference) is { } text && find(text) is { IsVoid: true });

    private static FhirRecordItem Named(DomainResource resource, DataType? medication, Func<string, NamedMedication?> find, Action<string> leftOut) =>
        medication is ResourceReference reference
        ? RecordLineParts.Of(FhirRecordKind.Medication, Part(resource, reference)?.Code, Name(reference, find), leftOut)
        : RecordLineParts.Of(FhirRecordKind.Medication, medication as CodeableConcept, null, leftOut);

    private static Medication? Part(DomainResource resource, ResourceReference reference) => FhirWords.Clean(reference.Reference) is ['#', .. var id]
        && resource.Contained.OfType<Medication>().Where(part => part.Id == id).ToList() is [var only] ? only
        : null;

    private static string? Name(ResourceReference reference, Func<string, NamedMedication?> find) =>
        (FhirWords.Clean(reference.Reference) is { } text ? find(text)?.Name : null) ?? FhirWords.Clean(reference.Display);

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
