using CareChat.Web.Data;
using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>What lines of several kinds have in common.</summary>
internal static class RecordLineParts
{
    private static readonly string[] Verifications =
        ["entered-in-error", "refuted", "unconfirmed", "presumed", "provisional", "differential", "confirmed"];

    private static readonly string[] Terminologies =
    [
        "http://snomed.info/sct", "http://www.nlm.nih.gov/research/umls/rxnorm", "http://hl7.org/fhir/sid/icd-", "http://hl7.org/fhir/sid/ndc", "http://fdasis.nlm.nih.gov", "http://www.whocc.no/atc",
    ];

    /// <summary>Why a line is not taken of which one part says that there is nothing, and another names a thing.</summary>
    public const string Contradiction = "its text and its codes say different things: whether there is nothing, or something";

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
        var nothings = concept.Codes().Select(Absence.OfCode).OfType<(RecordKind Kind, string Words)>().ToList();
        (RecordKind Kind, string Words)? none = nothings.Count > 0 ? nothings[0] : null;
        var text = concept.Said();
        if (nothings.Select(one => (RecordKind?)one.Kind).DefaultIfEmpty(text is null ? null : Absence.KindOf(text)).Any(other => other is not null && other != kind.Kept()))
            throw new FormatException("it says of another kind that there is nothing");
        if (Contradicts(concept, none is not null, text)) throw new FormatException(Contradiction);
        if (none is { } sure) return New(kind, text is not null && Absence.IsSaidBy(text) ? text : sure.Words) with { IsAbsence = true };
        if (text is not null && Absence.IsNotKnownBy(text))
        {
            leftOut("it says that nobody knows: it stands as it is said, and is no finding");
            return New(kind, text) with { IsAbsence = true };
        }
        if ((concept.Named() ?? otherwise) is { } said) return New(kind, said) with { IsAbsence = Absence.IsSaidBy(said) };
        leftOut(text is null ? $"it does not say which {Word(kind)}: it stands as unspecified" : $"only a code says which {Word(kind)}, and no name: it stands as unspecified, with the code");
        return New(kind, $"Unspecified {Word(kind)}");
    }

    /// <summary>The code of what has no name, as it stands in the line; null where something names it.</summary>
    public static string? CodeAlone(CodeableConcept? concept, string? otherwise) => concept.Named() is null && otherwise is null && concept.Said() is { } code ? Certainty.CodedAs + code : null;

    /// <summary>True where one part says that there is nothing, and another names a thing.</summary>
    private static bool Contradicts(CodeableConcept? concept, bool isAbsent, string? text)
    {
        if (concept is null || text is null) return false;
        if (isAbsent) return (concept.Text is not null && !Absence.IsSaidBy(text)) || concept.Coding.Exists(coding => NamesSomething(coding, concept.Text is null));
        if (Absence.IsNotKnownBy(text)) return concept.Coding.Exists(coding => FhirWords.Clean(coding.Display) is { } named && !Absence.IsNotKnownBy(named));
        return Absence.IsSaidBy(text) && concept.Coding.Exists(coding => coding.Display is { } display ? !Absence.IsSaidBy(display) : NamesSomething(coding, isAlone: false));
    }

    /// <summary>True for a coding that does not say that there is nothing. One without words is read by its code: beside a text only one of a public terminology.</summary>
    private static bool NamesSomething(Coding coding, bool isAlone) => FhirWords.Clean(coding.Display) is { } display ? Absence.Names(display)
        : FhirWords.Clean(coding.Code) is { } code && Absence.OfCode(code) is null && Absence.Names(code)
            && (isAlone || Terminologies.Any(system => coding.System?.StartsWith(system, StringComparison.Ordinal) == true));

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
    public static string? Doubt(CodeableConcept? verification, Action<string> leftOut) =>
        verification.Status(Verifications) is var status && Certainty.Doubt(status) is { } doubt ? doubt : Unread("verificationStatus", verification, status, leftOut);

    /// <summary>The words for a status that is there and is none that is known, which is named; null for others.</summary>
    public static string? Unread(string element, CodeableConcept? status, string? read, Action<string> leftOut)
    {
        if (read is not null || status.Said() is null) return null;
        leftOut($"'{element}' is none of R4's, or two of them: it is told as not known");
        return Certainty.StatusNotKnown;
    }

    /// <summary>The words for a line of a thing that says neither whether it still holds nor whether it is certain; null for others.</summary>
    public static string? Unsaid(FhirRecordItem line, CodeableConcept? clinical, CodeableConcept? verification) =>
        !line.IsAbsence && clinical.Said() is null && verification.Said() is null ? Certainty.StatusNotKnown : null;

    /// <summary>When it began, as a date.</summary>
    public static DateTimeOffset? Began(DataType? onset, FhirDateTime? recorded) =>
        FhirDate.Moment(onset.Date() ?? (onset as Period).Start()) ?? FhirDate.Moment(recorded.Raw());

    /// <summary>When it began, in words, where no date says it; an age or a text that is none is named.</summary>
    public static string? BeganInWords(DataType? onset, Action<string> leftOut)
    {
        var words = onset switch
        {
            Hl7.Fhir.Model.Age age when FhirWords.Amount(age) is { } years => $"since the age of {years}",
            Hl7.Fhir.Model.Range range => Between(range.Low, range.High),
            Period period => Between(period),
            FhirString text => FhirWords.Clean(text.Value),
            _ => null,
        };
        if (words is null && onset is Hl7.Fhir.Model.Age or Hl7.Fhir.Model.Range or FhirString) leftOut("when it began could not be put into words and is left out");
        return words;
    }

    private static string? Between(Quantity? low, Quantity? high) => (FhirWords.Amount(low), FhirWords.Amount(high)) switch
    {
        ({ } from, { } to) when from == to => $"since the age of {from}",
        ({ } from, { } to) => $"since between the ages of {((low!.Unit ?? low.Code) == (high!.Unit ?? high.Code) ? FhirWords.Number(low.Value!.Value) : from)} and {to}",
        ({ } from, null) => $"since the age of {from} or later",
        (null, { } to) => $"since the age of {to} or earlier",
        _ => null,
    };

    /// <summary>A beginning alone is a date like any other.</summary>
    private static string? Between(Period period) => (period.Begins(), period.Ends()) switch
    {
        ({ }, { }) when period.Start() != period.End() => $"since between {period.Start()} and {period.End()}",
        (null, { }) => $"since {period.End()} or earlier",
        _ => null,
    };

    private static string Word(FhirRecordKind kind) => kind.ToString().ToLowerInvariant();
}
