using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>What lines of several kinds have in common.</summary>
internal static class RecordLineParts
{
    private static readonly string[] Verifications =
        ["entered-in-error", "refuted", "unconfirmed", "presumed", "provisional", "differential", "confirmed"];

    /// <summary>A line whose patient, id and place are yet to be said.</summary>
    public static FhirRecordItem New(FhirRecordKind kind, string text) => new()
    {
        Entry = 0,
        Name = "",
        Patient = new FhirSubject(null, "", ""),
        ExternalId = "",
        Kind = kind,
        Text = text,
    };

    /// <summary>Begins a line from its concept: what it says, that there is nothing of the kind, or that it does not say what.</summary>
    /// <exception cref="FormatException">It says that nobody knows.</exception>
    public static FhirRecordItem Of(FhirRecordKind kind, CodeableConcept? concept, string? otherwise, Action<string> leftOut)
    {
        if (concept.Codes().Any(Absence.IsUnasked)) throw new FormatException("it says that nobody asked");
        var none = concept.Codes().Select(Absence.OfCode).FirstOrDefault(said => said is not null);
        var text = concept.Said();
        if ((none?.Kind ?? (text is null ? null : Absence.KindOf(text))) is { } other && other != kind.Kept())
            throw new FormatException("it says of another kind that there is nothing");
        if (Contradicts(concept, none is not null, text)) throw new FormatException("its text and its codes say different things: whether there is nothing, or something");
        if (none is { } sure) return New(kind, text is not null && Absence.IsSaidBy(text) ? text : sure.Words) with { IsAbsence = true };
        if (text is not null && Absence.IsNotKnownBy(text))
        {
            leftOut("it says that nobody knows: it stands as it is said, and is no finding");
            return New(kind, text) with { IsAbsence = true };
        }
        if ((text ?? otherwise) is { } said) return New(kind, said) with { IsAbsence = Absence.IsSaidBy(said) };
        leftOut($"it does not say which {Word(kind)}: it stands as unspecified");
        return New(kind, $"Unspecified {Word(kind)}");
    }

    /// <summary>True where one part says that there is nothing, and another names a thing.</summary>
    private static bool Contradicts(CodeableConcept? concept, bool isAbsent, string? text)
    {
        if (concept is null || text is null) return false;
        if (isAbsent) return !Absence.IsSaidBy(text) && concept.Text is not null;
        if (Absence.IsNotKnownBy(text)) return concept.Coding.Exists(coding => FhirWords.Clean(coding.Display) is { } named && !Absence.IsNotKnownBy(named));
        return Absence.IsSaidBy(text) && concept.Coding.Exists(coding => coding.Display is { } display ? !Absence.IsSaidBy(display) : coding.System == "http://snomed.info/sct");
    }

    /// <summary>A statement that there is nothing, which somebody doubts, is none.</summary>
    /// <exception cref="FormatException">It is one.</exception>
    public static FhirRecordItem Sure(FhirRecordItem line, string? doubt) =>
        line.IsAbsence && doubt is not null ? throw new FormatException("that there is nothing is not confirmed") : line;

    /// <summary>Why a line must not be there, by its status of verification; null for a line that may.</summary>
    public static string? VoidBy(CodeableConcept? verification) => verification.Status(Verifications) switch
    {
        "entered-in-error" => "it was entered in error",
        "refuted" => "it was refuted",
        _ => null,
    };

    /// <summary>What a status of verification says against taking the line for sure; null for nothing.</summary>
    public static string? Doubt(CodeableConcept? verification) =>
        verification.Status(Verifications) is var status && Certainty.Doubt(status) is { } doubt ? doubt : Unread(verification, status);

    /// <summary>The words for a status that is there and is none that is known; null for others.</summary>
    public static string? Unread(CodeableConcept? status, string? read) => read is null && status.Said() is not null ? Certainty.StatusNotKnown : null;

    /// <summary>The words for a line of a thing that says neither whether it still holds nor whether it is certain; null for others.</summary>
    public static string? Unsaid(FhirRecordItem line, CodeableConcept? clinical, CodeableConcept? verification) =>
        !line.IsAbsence && clinical.Said() is null && verification.Said() is null ? Certainty.StatusNotKnown : null;

    /// <summary>When it began, as a date.</summary>
    public static DateTimeOffset? Began(DataType? onset, FhirDateTime? recorded) =>
        FhirDate.Moment(onset.Date() ?? (onset as Period).Start()) ?? FhirDate.Moment(recorded.Raw());

    /// <summary>When it began, in words, where no date says it.</summary>
    public static string? BeganInWords(DataType? onset) => onset switch
    {
        Hl7.Fhir.Model.Age age when FhirWords.Amount(age) is { } years => $"since the age of {years}",
        Hl7.Fhir.Model.Range range when FhirWords.Amount(range.Low) is { } low => $"since the age of {low}",
        FhirString text => FhirWords.Clean(text.Value),
        _ => null,
    };

    private static string Word(FhirRecordKind kind) => kind.ToString().ToLowerInvariant();
}
