using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>An order (MedicationRequest) or statement (MedicationStatement) of a medicine as a line of a record.</summary>
internal static class MedicationLine
{
    /// <summary>
    /// The line of an order; <paramref name="nameOf"/> says the name of what is referred to. Current is only what is in force:
    /// ordered, active, and not over.
    /// </summary>
    public static FhirRecordItem Of(MedicationRequest order, Func<string, string?> nameOf, DateTimeOffset now, Action<string> leftOut)
    {
        var status = order.StatusElement.Raw();
        var isOrdered = order.IntentElement.Raw() is not ("proposal" or "plan" or "option");
        return Named(order, order.Medication, nameOf, leftOut) with
        {
            Detail = FhirWords.Joined("; ", DosageWords.Of(order.DosageInstruction)),
            When = FhirDate.Moment(order.AuthoredOnElement.Raw()),
            IsActive = isOrdered && status is null or "active" && isOrdered && !IsOver(order.DosageInstruction, now),
            Void = status == "entered-in-error" ? "it was entered in error" : order.DoNotPerform == true ? "it says what not to take" : null,
        };
    }

    /// <summary>The line of a statement.</summary>
    public static FhirRecordItem Of(MedicationStatement statement, Func<string, string?> nameOf, DateTimeOffset now, Action<string> leftOut)
    {
        var status = statement.StatusElement.Raw();
        var period = statement.Effective as Period;
        return Named(statement, statement.Medication, nameOf, leftOut) with
        {
            Detail = FhirWords.Joined("; ", DosageWords.Of(statement.Dosage)),
            When = FhirDate.Moment(statement.Effective.Date() ?? period.Start()) ?? FhirDate.Moment(statement.DateAssertedElement.Raw()),
            IsActive = status is null or "active" && !period.IsOver(now) && !period.IsToCome(now) && !IsOver(statement.Dosage, now),
            Void = status == "entered-in-error" ? "it was entered in error" : null,
        };
    }

    private static FhirRecordItem Named(DomainResource resource, DataType? medication, Func<string, string?> nameOf, Action<string> leftOut) =>
        medication is ResourceReference reference
        ? RecordLineParts.Of(FhirRecordKind.Medication, Contained(resource, reference), Name(reference, nameOf), leftOut)
        : RecordLineParts.Of(FhirRecordKind.Medication, medication as CodeableConcept, null, leftOut);

    private static CodeableConcept? Contained(DomainResource resource, ResourceReference reference) => FhirWords.Clean(reference.Reference) is ['#', .. var id]
        && resource.Contained.OfType<Medication>().Where(part => part.Id == id).ToList() is [var only] ? only.Code
        : null;

    private static string? Name(ResourceReference reference, Func<string, string?> nameOf) =>
        (FhirWords.Clean(reference.Reference) is { } text ? nameOf(text) : null) ?? FhirWords.Clean(reference.Display);

    /// <summary>True where every instruction has an end that has come.</summary>
    private static bool IsOver(List<Dosage> instructions, DateTimeOffset now) =>
        instructions.Count > 0 && instructions.All(dose => (dose.Timing?.Repeat?.Bounds as Period).IsOver(now));
}
