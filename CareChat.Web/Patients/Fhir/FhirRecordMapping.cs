using System.Text.Json;

namespace CareChat.Web.Patients.Fhir;

/// <summary>Condition, MedicationRequest, AllergyIntolerance and Appointment to <see cref="FhirRecordItem"/>.</summary>
internal static class FhirRecordMapping
{
    /// <summary>Whether an entry may hold a line of a record.</summary>
    public static bool IsRecord(BundleEntry entry) =>
        entry.Type is "Condition" or "MedicationRequest" or "AllergyIntolerance" or "Appointment";

    /// <summary>The line in an entry; null for other types and for what must not be shown (entered in error, refuted).</summary>
    public static FhirRecordItem? Map(BundleEntry entry, BundleIndex index)
    {
        if (!IsRecord(entry)) return null;
        var resource = entry.Resource!.Value;
        if (resource.Code("verificationStatus") is "entered-in-error" or "refuted") return null;
        if (entry.Type is "MedicationRequest" or "Appointment" && resource.Text("status") == "entered-in-error") return null;
        return entry.Type switch
        {
            "Condition" => Condition(entry.Id, resource, index),
            "MedicationRequest" => Medication(entry.Id, resource, index),
            "AllergyIntolerance" => Allergy(entry.Id, resource, index),
            _ => Appointment(entry.Id, resource, index),
        };
    }

    private static FhirRecordItem? Condition(string id, JsonElement condition, BundleIndex index)
    {
        if (index.FindPatient(condition.Object("subject")) is not { } patient) return null;
        var text = condition.Concept("code") ?? throw new FormatException("the condition has no code or text");
        return new(patient, id, FhirRecordKind.Condition, text, condition.Concept("severity") ?? "", Onset(condition), IsCurrent(condition));
    }

    private static FhirRecordItem? Medication(string id, JsonElement request, BundleIndex index)
    {
        if (request.Flag("doNotPerform") == true) return null;
        if (index.FindPatient(request.Object("subject")) is not { } patient) return null;
        var text = request.Concept("medicationCodeableConcept")
            ?? (request.Object("medicationReference") is { } reference ? index.FindMedication(request, reference) : null)
            ?? throw new FormatException("the medication has no name");
        var detail = Joined(request.List("dosageInstruction").Select(dose => dose.Text("text") ?? AsNeeded(dose)));
        return new(patient, id, FhirRecordKind.Medication, text, detail, request.Moment("authoredOn"), request.Text("status") == "active");
    }

    private static FhirRecordItem? Allergy(string id, JsonElement allergy, BundleIndex index)
    {
        if (index.FindPatient(allergy.Object("patient")) is not { } patient) return null;
        var text = allergy.Concept("code") ?? throw new FormatException("the allergy has no code or text");
        var reactions = allergy.List("reaction")
            .SelectMany(reaction => reaction.List("manifestation")).Select(sign => sign.OwnConcept());
        var risk = allergy.Text("criticality") switch { "high" => "high risk", "low" => "low risk", _ => null };
        return new(patient, id, FhirRecordKind.Allergy, text, Joined(reactions.Append(risk)), Onset(allergy), IsCurrent(allergy));
    }

    private static FhirRecordItem? Appointment(string id, JsonElement appointment, BundleIndex index)
    {
        var actors = appointment.List("participant").Select(participant => participant.Object("actor")).OfType<JsonElement>().ToList();
        var patient = actors.Select(index.FindAmong).FirstOrDefault(found => found is not null);
        if (patient is null) return null;
        var text = appointment.Text("description") ?? FirstConcept(appointment, "serviceType") ?? appointment.Concept("appointmentType")
            ?? FirstConcept(appointment, "reasonCode") ?? "Appointment";
        var place = actors.Where(actor => actor.Text("reference") is { } to && FhirReference.IdOf("Location", to) is not null)
            .Select(actor => actor.Text("display"));
        var active = appointment.Text("status") is "proposed" or "pending" or "booked" or "arrived" or "checked-in" or "waitlist";
        return new(patient, id, FhirRecordKind.Appointment, text, Joined(place), appointment.Moment("start"), active);
    }

    private static DateTimeOffset? Onset(JsonElement resource) =>
        resource.Moment("onsetDateTime") ?? resource.Object("onsetPeriod")?.Moment("start") ?? resource.Moment("recordedDate");

    private static bool IsCurrent(JsonElement resource) => resource.Code("clinicalStatus") switch
    {
        "active" or "recurrence" or "relapse" => true,
        null => resource.Child("abatementDateTime") is null,
        _ => false,
    };

    private static string? FirstConcept(JsonElement resource, string list) =>
        resource.List(list).Select(concept => concept.OwnConcept()).FirstOrDefault(text => text is not null);

    private static string? AsNeeded(JsonElement dose) =>
        dose.Child("asNeededBoolean")?.ValueKind == JsonValueKind.True ? "as needed" : null;

    private static string Joined(IEnumerable<string?> parts) => string.Join("; ", parts.OfType<string>().Distinct());
}
