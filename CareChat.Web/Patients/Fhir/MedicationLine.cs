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
        var status = Status(order.StatusElement);
        var medicine = Find(order, order.Medication, find);
        var told = Told(medicine, order.Note, order.Category, [order.StatusReason], status, leftOut);
        var course = MedicationCourse.Of(order.DosageInstruction, order.AuthoredOnElement.Raw(), Certainty.Ordered, 1 + (order.DispenseRequest?.NumberOfRepeatsAllowedElement?.JsonValue is int more ? more : 0));
        return Telling.WithNotes(Line(medicine, leftOut), order.Note) with
        {
            Detail = FhirWords.Joined("; ", [medicine.CodeAlone, DosageWords.Of(order.DosageInstruction, leftOut), course.Told, Valid(order), InWords(status, medicine, leftOut), .. told]),
            When = FhirDate.Moment(order.AuthoredOnElement.Raw()),
            IsActive = IsInForce(status) && IsOrdered(order),
            Standing = IsHeld(status) && IsOrdered(order) ? Certainty.OnHold : null,
            Begins = course.Begins,
            Ends = course.Ends,
            Void = status == "entered-in-error" ? "it was entered in error" : order.DoNotPerform == true ? "it says what not to take" : null,
        };
    }

    /// <summary>The line of a statement.</summary>
    public static FhirRecordItem Of(MedicationStatement statement, Func<string, NamedMedication?> find, Action<string> leftOut)
    {
        var status = Status(statement.StatusElement);
        var period = statement.Effective as Period;
        var medicine = Find(statement, statement.Medication, find);
        var from = statement.Effective.Date() ?? period.Start();
        var course = MedicationCourse.Of(statement.Dosage, from ?? statement.DateAssertedElement.Raw(), Certainty.AsOf, 1);
        var told = Told(medicine, statement.Note, statement.Category is { } category ? [category] : [], statement.StatusReason, status, leftOut);
        return Telling.WithNotes(Line(medicine, leftOut), statement.Note) with
        {
            Detail = FhirWords.Joined("; ", [medicine.CodeAlone, DosageWords.Of(statement.Dosage, leftOut), period.Ends() is null ? course.Told : null, InWords(status, medicine, leftOut), .. told]),
            When = FhirDate.Moment(from) ?? FhirDate.Moment(statement.DateAssertedElement.Raw()),
            IsActive = IsInForce(status),
            Standing = IsHeld(status) ? Certainty.OnHold : null,
            Begins = period.Begins() ?? course.Begins,
            Ends = period.Ends() ?? course.Ends,
            Void = status == "entered-in-error" ? "it was entered in error" : null,
        };
    }

    /// <summary>The line of what is meant; a name beside a statement that there is nothing is a contradiction.</summary>
    private static FhirRecordItem Line(Meant medicine, Action<string> leftOut)
    {
        var line = RecordLineParts.Of(FhirRecordKind.Medication, medicine.Concept, medicine.Name, leftOut);
        return line.IsAbsence && medicine.Name is { } name && Absence.Names(name) ? throw new FormatException(RecordLineParts.Contradiction) : line;
    }

    /// <summary>True for a status that says that a medicine is not taken, or not now: R4's codes, and those of the releases beside it.</summary>
    public static bool IsOver(string? status) => status is "completed" or "stopped" or "cancelled" or "on-hold" or "draft" or "intended" or "not-taken"
        or "not-taking" or "nottaken" or "nottaking" or "ended" or "discontinued" or "aborted" or "suspended" or "ceased";

    private static bool IsInForce(string? status) => !IsOver(status);

    private static bool IsHeld(string? status) => status is "on-hold" or "suspended";

    private static bool IsOrdered(MedicationRequest order) => order.IntentElement.Raw() is not ("proposal" or "plan" or "option");

    /// <summary>A status in small letters, its words joined as FHIR joins them.</summary>
    private static string? Status(Hl7.Fhir.Model.PrimitiveType? status) => status.Raw() is { } said ? Plain(said) : null;

    /// <summary>The same of its text.</summary>
    public static string Plain(string status) => status.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-');

    /// <summary>What speaks against taking a line in force for one; a line that is over needs no such words.</summary>
    private static List<string> Told(Meant medicine, List<Annotation> notes, IEnumerable<CodeableConcept> categories, IEnumerable<CodeableConcept?> reasons, string? status, Action<string> leftOut)
    {
        if (!IsInForce(status)) return [];
        List<string> told = [.. Telling.OfCodings(medicine.Concept, medicine.Name), .. Telling.OfCategories(categories), .. Telling.OfReasons(reasons), .. Telling.OfNotes(notes)];
        Telling.Name(told, leftOut);
        return told;
    }

    private static string InWords(string? status, Meant medicine, Action<string> leftOut)
    {
        if (medicine.IsVoid) leftOut("the medication it refers to was entered in error");
        return FhirWords.Joined("; ", medicine.IsVoid || (status != "active" && IsInForce(status)) ? Certainty.StatusNotKnown : null, medicine.IsVoid ? Certainty.MedicationInError : null);
    }

    /// <summary>The medicine a resource is about: by a concept of its own, a contained resource, or one of the file.</summary>
    private static Meant Find(DomainResource resource, DataType? medication, Func<string, NamedMedication?> find)
    {
        if (medication is not ResourceReference reference) return new Meant(medication as CodeableConcept, null, false);
        var address = FhirWords.Clean(reference.Reference);
        var part = address is ['#', .. var id] && resource.Contained.OfType<Medication>().Where(one => one.Id == id).ToList() is [var only] ? only : null;
        var referred = address is null ? null : find(address);
        return new Meant(part.Named() ?? referred?.Code, FhirWords.Clean(reference.Display), part?.StatusElement.Raw() == "entered-in-error" || referred is { IsVoid: true });
    }

    /// <param name="Concept">What the resource, or what it refers to, says of it; null where neither does.</param>
    /// <param name="Name">What the reference itself calls it; null for nothing.</param>
    /// <param name="IsVoid">True where that was entered in error.</param>
    private sealed record Meant(CodeableConcept? Concept, string? Name, bool IsVoid)
    {
        /// <summary>The code of what has no name; null where something names it.</summary>
        public string? CodeAlone => Concept.Codes().Any(code => Absence.OfCode(code) is not null) ? null : RecordLineParts.CodeAlone(Concept, Name);
    }

    /// <summary>Until when the order may be filled; whether it is still taken then is not said.</summary>
    private static string? Valid(MedicationRequest order) => order.DispenseRequest?.ValidityPeriod.Ends() is { } end ? Certainty.ValidUntil(end) : null;
}
