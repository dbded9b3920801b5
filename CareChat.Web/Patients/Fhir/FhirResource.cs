namespace CareChat.Web.Patients.Fhir;

/// <summary>What a bundle tells: a person, a line of a record, or what of it was not taken.</summary>
public abstract record FhirResource;

/// <summary>A person from a Patient resource.</summary>
public sealed record FhirPatient : FhirResource
{
    /// <summary>The entry's place in the bundle: how lines of the same file name their patient.</summary>
    public required int Entry { get; init; }

    /// <summary>Where <see cref="ExternalId"/> is from: a server's base address, the operator's name for it, an identifier's system; empty for unknown.</summary>
    public required string Source { get; init; }

    /// <summary>The id there.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Which version of the source's resource this is; unknown where no source gave the id.</summary>
    public FhirVersion Version { get; init; }

    /// <summary>True where <see cref="ExternalId"/> is only what the entry goes by in its own file ("urn:uuid:1").</summary>
    public bool IsPlaceholder { get; init; }

    /// <summary>The place in its own file that <see cref="ExternalId"/> was made of ("0" of "resource:0"); null where the id is more than that.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The id in the resource or its full URL, whoever gave it; null for none.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The resource's kind and id, for messages.</summary>
    public string Name => ResourceId is { } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? $"Patient/{id}" : "Patient";

    /// <summary>The identifiers in use that have a system.</summary>
    public IReadOnlyList<FhirIdentifier> Identifiers { get; init; } = [];

    /// <summary>The identifier of type MR; null for none.</summary>
    public string? Mrn { get; init; }

    /// <summary>Who gives out these record numbers.</summary>
    public string MrnSystem { get; init; } = "";

    /// <summary>Given names; empty for people of one name only.</summary>
    public required string FirstName { get; init; }

    /// <summary>Family name; empty for people of one name only.</summary>
    public required string LastName { get; init; }

    /// <summary>Every name the person has or had, whole.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Null where unknown or known in part.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Year, or year and month, where no more is known.</summary>
    public string? PartialBirthDate { get; init; }

    public FhirGender Gender { get; init; }

    /// <summary>Preferred mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Preferred number, as written in the file.</summary>
    public string? Phone { get; init; }

    /// <summary>Code of the preferred language ("es"), or its name where it has no code.</summary>
    public string? Language { get; init; }

    /// <summary>False where the record is marked as not in use.</summary>
    public bool IsActive { get; init; } = true;

    public bool IsDeceased { get; init; }
}

/// <summary>One line of a patient's record.</summary>
public sealed record FhirRecordItem : FhirResource
{
    /// <summary>The entry's place in the bundle.</summary>
    public required int Entry { get; init; }

    /// <summary>The resource's kind and id, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>Whose it is.</summary>
    public required FhirSubject Patient { get; init; }

    /// <summary>The base address of the server <see cref="ExternalId"/> is from; empty for unknown.</summary>
    public string Source { get; init; } = "";

    /// <summary>The resource's id there.</summary>
    public required string ExternalId { get; init; }

    /// <summary>True where the resource has no id, and <see cref="ExternalId"/> is what its entry goes by in this file.</summary>
    public bool IsPlaceholder { get; init; }

    /// <summary>True where the file says another thing too under the same id, and both stand.</summary>
    public bool IsBeside { get; init; }

    /// <summary>Which version of the resource this is.</summary>
    public FhirVersion Version { get; init; }

    public required FhirRecordKind Kind { get; init; }

    /// <summary>The condition, the medication, what the allergy is against, what the appointment is for.</summary>
    public required string Text { get; init; }

    /// <summary>Dose, reaction, place: what stands beside the text; empty for none.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Since when, or when; a date known only to the year or month stands at its first day. In UTC.</summary>
    public DateTimeOffset? When { get; init; }

    /// <summary>False for what is over or not in force: resolved, in remission, stopped, on hold, only proposed.</summary>
    public bool IsActive { get; init; }

    /// <summary>What a line that is not in force and not over says for itself: in remission, inactive, on hold; null for all others.</summary>
    public string? Standing { get; init; }

    /// <summary>The first moment at which it holds; null where nothing says so.</summary>
    public DateTimeOffset? Begins { get; init; }

    /// <summary>The first moment at which it holds no more; null for no end that is known.</summary>
    public DateTimeOffset? Ends { get; init; }

    /// <summary>True where it says that there is nothing ("No known allergies").</summary>
    public bool IsAbsence { get; init; }

    /// <summary>Why the line must not be there, and goes where it is ("entered in error"); null for a line to be taken.</summary>
    public string? Void { get; init; }
}

/// <summary>
/// A line that its source has deleted. It goes as one that was entered in error does: where it is in, whoever's import brought it, and
/// of a source that counts its versions its version stays, so that an older one does not bring it back.
/// </summary>
public sealed record FhirDeletion : FhirResource
{
    /// <summary>The entry's place in the bundle.</summary>
    public required int Entry { get; init; }

    /// <summary>The resource's kind and id, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>Where <see cref="ExternalId"/> is from; never empty.</summary>
    public required string Source { get; init; }

    /// <summary>The resource's id there.</summary>
    public required string ExternalId { get; init; }

    public required FhirRecordKind Kind { get; init; }

    /// <summary>Which version the deletion is.</summary>
    public FhirVersion Version { get; init; }
}

/// <summary>Whom a line is about: a patient of the same file, or one imported before.</summary>
/// <param name="Entry">The patient's <see cref="FhirPatient.Entry"/>; null for one of another file.</param>
/// <param name="Source">Where the id is from, for one of another file.</param>
/// <param name="Id">The id there.</param>
public sealed record FhirSubject(int? Entry, string Source, string Id)
{
    /// <summary>Whom an identifier beside the reference names, as far as the file does not say whose it is; null for nobody.</summary>
    public FhirSubject? Beside { get; init; }

    /// <summary>What the reference calls the patient, where another may go by it; null for nothing.</summary>
    public string? Called { get; init; }

    /// <summary>How well that fits the patient of the file; 0 for one of another file.</summary>
    public int Fit { get; init; }

    /// <summary>True where the two are one person, whatever else is said of them.</summary>
    public bool IsSame(FhirSubject other) => (Entry, Source, Id) == (other.Entry, other.Source, other.Id);
}

/// <summary>Something of the file that did not come in, or not whole.</summary>
/// <param name="Entry">The entry's place, from 1; 0 for the file as a whole.</param>
/// <param name="Resource">Its kind and id ("Condition/c1"); empty where it has none to be said.</param>
/// <param name="Reason">Why, in words that never quote the file.</param>
public sealed record FhirSkipped(int Entry, string Resource, string Reason) : FhirResource;

/// <summary>Resources of a kind that the record does not hold, or older versions.</summary>
public sealed record FhirPassedOver(string Kind, int Count) : FhirResource
{
    /// <summary>The kind of what is there in a newer version.</summary>
    public const string OlderVersion = "older version";
}

/// <summary>FHIR's administrative gender.</summary>
public enum FhirGender
{
    Unknown,
    Male,
    Female,
    Other,
}
