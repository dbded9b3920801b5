using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Finds out whom a line is about. Where that is not certain, nobody gets it.</summary>
internal sealed class SubjectReading(PatientIndex patients, string? source)
{
    /// <summary>Why a line is nobody's whose reference says two people.</summary>
    public const string TwoPeople = "its reference and its identifier name two people";

    /// <summary>Why a line is nobody's that calls its patient somebody else.</summary>
    public const string OtherName = "it calls its patient by another name than the patient has";

    /// <summary>Why a line is nobody's that says of its patient another day of birth.</summary>
    public const string OtherBirth = "it says another date of birth of its patient than the patient has";

    /// <summary>Why a line is nobody's that calls its patient a newborn, a relative or a namesake of the patient's.</summary>
    public const string SomebodyBeside = "it calls its patient somebody beside the patient: a newborn, a relative, or another of the same name";

    private const string NoAuthority = "it names its patient by a number alone, and not whose number it is (the identifier has no system)";

    private const string Miswritten = "what it refers to is not written as FHIR writes a reference to a patient";

    private const string Gone = "its patient is not in the file, and nothing says which server's patient is meant (--source does)";

    /// <summary>The patient a resource refers to; null where it refers to somebody or something else (a group, a device).</summary>
    /// <exception cref="FormatException">It cannot be said who is meant.</exception>
    public FhirSubject? Find(BundleEntry entry, DomainResource resource, ResourceReference? reference)
    {
        var text = FhirWords.Clean(reference?.Reference);
        var number = Number(reference?.Identifier);
        if (text is null && number is null) throw new FormatException("it refers to no patient");
        if (reference!.Type is { Length: > 0 } type && !type.EndsWith("Patient", StringComparison.Ordinal)) return null;
        if (text is null) return Agreed(ByIdentifier(number!), null, number, reference);
        var (subject, problem, isOther) = ByText(entry, resource, text);
        if (isOther) return null;
        var named = number is null ? null : TryIdentifier(number);
        if (subject is { Entry: { } one } && named is { Entry: { } two } && one != two) throw new FormatException(TwoPeople);
        return Agreed(subject ?? (number is null ? null : Proven(number)) ?? throw new FormatException(problem), named, number, reference);
    }

    /// <summary>Whoever was found, where nothing else in the reference is somebody else's; of one of another file that is seen when it is known who that is.</summary>
    /// <exception cref="FormatException">The reference says two people.</exception>
    private FhirSubject Agreed(FhirSubject found, FhirSubject? named, FhirIdentifier? number, ResourceReference reference)
    {
        var (display, patient) = (FhirWords.Clean(reference.Display), found.Entry is { } entry ? patients.Person(entry) : null);
        var called = display is null ? null : new CalledName(display);
        var fit = called is null || patient is null ? 0 : Fit(called, patient);
        var isOwn = number is null || patient is null ? null : patient.Has(number);
        if (isOwn == false) throw new FormatException(TwoPeople);
        var beside = isOwn == true || named is null || named.IsSame(found) ? null : named;
        return found with { Beside = beside, Called = called?.IsBest(fit) == true ? null : display, Fit = fit };
    }

    /// <summary>How well the patient of the file fits what the reference calls them.</summary>
    /// <exception cref="FormatException">Another fits it better.</exception>
    private int Fit(CalledName called, IndexedPatient patient)
    {
        if (called.IsBornElse(patient.Birth)) throw new FormatException(OtherBirth);
        if (called.IsSomebodyElse(patient.Names)) throw new FormatException(SomebodyBeside);
        var fit = called.Fit(patient.Names, patient.Birth);
        return fit == 0 || patients.Named.HasBetter(called, patient, fit) ? throw new FormatException(OtherName) : fit;
    }

    private (FhirSubject? Subject, string Problem, bool IsOther) ByText(BundleEntry entry, DomainResource resource, string text)
    {
        if (text.StartsWith('#')) return (Contained(resource, text[1..]), "its patient stands only inside it", resource.Contained.Any(part => part.Id == text[1..] && part is not Patient));
        if (text.Contains('?'))
        {
            var path = text.Split('?')[0].TrimEnd('/');
            if (FhirReference.Of(path) is { } one && string.Equals(one.Type, "Patient", StringComparison.OrdinalIgnoreCase)) return (null, Miswritten, false);
            var isPatient = path.EndsWith("Patient", StringComparison.Ordinal);
            return (isPatient && FhirReference.Query(text) is { } asked ? TryIdentifier(asked) : null, Gone, !isPatient);
        }
        var bare = FhirReference.WithoutVersion(text);
        var literal = FhirReference.Of(bare);
        if (literal is not null && literal.Type != "Patient") return (null, Miswritten, !string.Equals(literal.Type, "Patient", StringComparison.OrdinalIgnoreCase));
        if (literal is null or { Base: not null })
            return (InFile(bare) ?? (literal is null ? null : new FhirSubject(null, literal.Base!, literal.Id)), Gone, false);
        return (Relative(entry, literal), Gone, false);
    }

    /// <summary>"Patient/7" is the patient of the server the line is from.</summary>
    private FhirSubject? Relative(BundleEntry entry, FhirReference literal)
    {
        var near = $"Patient/{literal.Id}";
        if (entry.Base is { } server)
            return InFile($"{server}/{near}") ?? (patients.Find(near, out _) is { Base: null } ? InFile(near) : new FhirSubject(null, server, literal.Id));
        return InFile(near) ?? (source is null ? null : new FhirSubject(null, source, literal.Id));
    }

    private FhirSubject? Contained(DomainResource resource, string id) => resource.Contained.OfType<Patient>().Where(part => part.Id == id)
        .SelectMany(patient => patient.Identifier).Select(Number).OfType<FhirIdentifier>().Select(Proven).FirstOrDefault(found => found is not null);

    private FhirSubject ByIdentifier(FhirIdentifier number) => Proven(number) ?? throw new FormatException(number.System.Length == 0 ? NoAuthority : Gone);

    /// <summary>A number without its authority is anybody's: among several patients of a file it names nobody.</summary>
    private FhirSubject? Proven(FhirIdentifier number) => number.System.Length > 0 || patients.IsAlone ? TryIdentifier(number) : null;

    private FhirSubject? TryIdentifier(FhirIdentifier number) =>
        InFile(PatientIndex.Alias(number)) ?? (number.System.Length > 0 ? new FhirSubject(null, number.System, number.Value) : null);

    private FhirSubject? InFile(string alias)
    {
        var found = patients.Find(alias, out var isAmbiguous);
        if (isAmbiguous) throw new FormatException("more than one patient of the file goes by what it refers to");
        if (found is { IsContradictory: true }) throw new FormatException("the file says different things of its patient");
        return found is null ? null : new FhirSubject(found.Entry, "", "");
    }

    private static FhirIdentifier? Number(Identifier? identifier) =>
        FhirWords.Clean(identifier?.Value) is { } value ? new FhirIdentifier(FhirWords.Clean(identifier!.System) ?? "", value) : null;
}
