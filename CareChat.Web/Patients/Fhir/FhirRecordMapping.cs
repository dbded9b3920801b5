using System.Collections.Frozen;
using System.Text.Json;
using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Conditions, orders and statements of medicines, allergies and appointments to <see cref="FhirRecordItem"/>.</summary>
internal sealed class FhirRecordMapping(BundleIndex index, string? source)
{
    private const int LongestText = 400;
    private const int LongestDetail = 2000;

    private readonly SubjectReading subjects = new(index.Patients, source);

    /// <summary>The types of resources that may be lines of a record.</summary>
    public static readonly FrozenSet<string> Records =
        FrozenSet.ToFrozenSet(["Condition", "MedicationRequest", "MedicationStatement", "AllergyIntolerance", "Appointment"]);

    /// <summary>The line in an entry.</summary>
    /// <param name="entry">An entry of such a type.</param>
    /// <param name="leftOut">Told what of the resource is not taken.</param>
    /// <exception cref="FormatException">The line cannot be taken.</exception>
    public FhirRecordItem Map(BundleEntry entry, Action<string> leftOut)
    {
        var isMedicine = entry.Type is "MedicationRequest" or "MedicationStatement";
        var hasTwins = false;
        var resource = isMedicine ? DosageTwins.Apart(DosageElements.InR4(entry.Resource!.Value), out hasTwins) : entry.Resource!.Value;
        var unknown = isMedicine ? DosageElements.Unknown(resource) : null;
        try
        {
            var line = Line(entry, resource, leftOut);
            if (unknown is not null) leftOut($"{unknown} and is left out");
            if (hasTwins) leftOut("its dose says one element in two types: both are kept");
            return Whole(entry, line, leftOut);
        }
        catch (InvalidOperationException) when (unknown is not null) // a choice of types of another release
        {
            throw new FormatException(unknown);
        }
    }

    /// <summary>What a history says was deleted: of a line of a source that is known the deletion, of anything else that nothing of it is taken.</summary>
    /// <param name="gone">The deletion.</param>
    /// <param name="source">The operator's name for where the file is from; null for none.</param>
    public static FhirResource Map(HistoryDeletions.Deletion gone, string? source) =>
        gone.Of is { } of && KindOf(of.Type) is { } kind && (of.Base ?? source) is { } from
            ? new FhirDeletion { Entry = gone.Entry, Name = gone.Name, Source = from, ExternalId = of.Id, Kind = kind, Version = gone.Version }
            : new FhirSkipped(gone.Entry, gone.Name, "it was deleted: nothing of it is taken, and what is in already stays");

    private static FhirRecordKind? KindOf(string type) => type switch
    {
        "Condition" => FhirRecordKind.Condition,
        "MedicationRequest" or "MedicationStatement" => FhirRecordKind.Medication,
        "AllergyIntolerance" => FhirRecordKind.Allergy,
        "Appointment" => FhirRecordKind.Appointment,
        _ => null,
    };

    private FhirRecordItem Line(BundleEntry entry, JsonElement resource, Action<string> leftOut)
    {
        return entry.Type switch
        {
            "Condition" => Of<Condition>(resource, leftOut, c => c.Subject, ConditionLine.Of),
            "MedicationRequest" => Of<MedicationRequest>(resource, leftOut, m => m.Subject, (m, left) => MedicationLine.Of(m, Find, left)),
            "MedicationStatement" => Of<MedicationStatement>(resource, leftOut, m => m.Subject, (m, left) => Taken(MedicationLine.Of(m, Find, left), resource)),
            "AllergyIntolerance" => Of<AllergyIntolerance>(resource, leftOut, a => a.Patient, AllergyLine.Of),
            _ => Appointment(entry, resource, leftOut),
        };

        NamedMedication? Find(string reference) => index.Medications.Find(entry, reference);

        FhirRecordItem Of<T>(JsonElement json, Action<string> left, Func<T, ResourceReference?> subject, Func<T, Action<string>, FhirRecordItem> mapping)
            where T : DomainResource
        {
            var found = ResourceReader.Read<T>(json);
            return ResourceReader.Map(found, read => subjects.Find(entry, read, subject(read)) is { } patient
                ? Dated(Stated(mapping(read, left), found.Faults.Where(element => json.TryGetProperty(element, out _) && !IsUnderstood(json, element)), left), json, left) with { Patient = patient }
                : throw new FormatException("it is about no patient, but a group or a thing"));
        }
    }

    /// <summary>True for the status of a medicine that is not taken, in the words of another release: that is sure.</summary>
    private static bool IsUnderstood(JsonElement json, string element) => element == "status" && json.Text("resourceType") is "MedicationStatement" or "MedicationRequest"
        && json.Child("status") is { ValueKind: JsonValueKind.String } said && MedicationLine.IsOver(MedicationLine.Plain(said.GetString()!));

    /// <summary>A status that is written as R4 does not write it may have been misread: that is said of the line, and named.</summary>
    private static FhirRecordItem Stated(FhirRecordItem line, IEnumerable<string> faults, Action<string> leftOut)
    {
        var misread = faults.Where(element => element is "status" or "clinicalStatus" or "verificationStatus" or "intent").Order(StringComparer.Ordinal).ToList();
        if (misread.Count == 0) return line;
        leftOut($"'{string.Join("', '", misread)}' is not as FHIR R4 has it");
        return NotKnown(line);
    }

    /// <summary>A date that is none is named; one that says whether the line holds leaves that open.</summary>
    private static FhirRecordItem Dated(FhirRecordItem line, JsonElement json, Action<string> leftOut)
    {
        var unread = UnreadValues.DatesOf(json);
        if (unread.Count > 0) leftOut($"'{string.Join("', '", unread)}' is no date and is not read");
        return line.IsActive && unread.Any(UnreadValues.IsSpan) ? NotKnown(line) : line;
    }

    private static FhirRecordItem NotKnown(FhirRecordItem line) => line.Detail.Split("; ").Contains(Certainty.StatusNotKnown) ? line
        : line with { Detail = FhirWords.Joined("; ", line.Detail, Certainty.StatusNotKnown) };

    /// <summary>Before R4 a statement of a medicine said beside its status whether it is taken at all: <c>wasNotTaken</c>, then <c>taken</c>.</summary>
    private static FhirRecordItem Taken(FhirRecordItem line, JsonElement statement) => (statement.Text("taken"), statement.Flag("wasNotTaken")) switch
    {
        (null or "y", not true) => line,
        ("n" or "na", _) or (_, true) => line with { IsActive = false },
        _ => NotKnown(line),
    };

    private FhirRecordItem Appointment(BundleEntry entry, JsonElement resource, Action<string> leftOut) =>
        ResourceReader.Map(ResourceReader.Read<Appointment>(resource), appointment =>
        {
            var (found, problem) = Patients(entry, appointment);
            if (found.Count == 0) throw new FormatException(problem ?? "no patient takes part in it");
            var (part, patient) = found.MinBy(one => Willing(one.Part)); // a line is one patient's: the first of those who come
            if (found.Exists(other => !other.Patient.IsSame(patient)))
                leftOut("more than one patient takes part in it: it stands with the first alone, of those who accepted where one did, else of those who did not decline");
            return AppointmentLine.Of(appointment, part, leftOut) with { Patient = patient };
        });

    private static int Willing(Appointment.ParticipantComponent part) => part.StatusElement.Raw() switch { "accepted" => 0, "declined" => 2, _ => 1 };

    /// <summary>The patients among those who take part; and what is wrong with who may be one and is not found.</summary>
    private (List<(Appointment.ParticipantComponent Part, FhirSubject Patient)> Found, string? Problem) Patients(
        BundleEntry entry, Appointment appointment)
    {
        var found = new List<(Appointment.ParticipantComponent, FhirSubject)>();
        string? problem = null;
        foreach (var participant in appointment.Participant.Where(p => p.Actor is not null && IsPerson(p.Actor)))
        {
            try
            {
                if (subjects.Find(entry, appointment, participant.Actor) is { } patient) found.Add((participant, patient));
            }
            catch (FormatException wrong)
            {
                problem ??= wrong.Message;
            }
        }
        return (found, problem);
    }

    /// <summary>Among those who take part, only what may be a patient is looked at.</summary>
    private static bool IsPerson(ResourceReference actor) =>
        FhirWords.Clean(actor.Reference) is { } text ? FhirReference.Of(text)?.Type is null or "Patient" : actor.Identifier is not null && actor.Type is null or "Patient";

    private FhirRecordItem Whole(BundleEntry entry, FhirRecordItem line, Action<string> leftOut)
    {
        var longest = LongestDetail - (line.Standing is { } standing ? standing.Length + "; ".Length : 0);
        if (line.Text.Length > LongestText || line.Detail.Length > longest) leftOut("a text that is too long is cut");
        var cut = line with { Entry = entry.Number, Name = entry.Name, Text = Cut(line.Text, LongestText), Detail = Cut(line.Detail, longest) };
        return cut with
        {
            Source = entry.Base ?? source ?? "",
            ExternalId = entry.Base is not null ? FhirReference.Of(entry.FullUrl!)!.Id : entry.Id ?? FhirReference.LastPart(entry.FullUrl) ?? "",
            IsPlaceholder = entry.Base is null && entry.Id is null,
            Version = entry.Version,
        };
    }

    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)] + "…";
}
