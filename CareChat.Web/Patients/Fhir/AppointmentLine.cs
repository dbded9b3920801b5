using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>An Appointment as a line of a record.</summary>
internal static class AppointmentLine
{
    /// <summary>The line. In force is what is booked and not declined by the patient.</summary>
    public static FhirRecordItem Of(Appointment appointment, Appointment.ParticipantComponent patient)
    {
        var text = FhirWords.Clean(appointment.Description) ?? appointment.ServiceType.Said() ?? appointment.AppointmentType.Said()
            ?? appointment.ReasonCode.Said() ?? "Appointment";
        var places = appointment.Participant.Select(participant => participant.Actor)
            .Where(actor => FhirWords.Clean(actor?.Reference) is { } to && FhirReference.Of(to)?.Type == "Location").Select(actor => FhirWords.Clean(actor!.Display));
        var status = appointment.StatusElement.Raw();
        return RecordLineParts.New(FhirRecordKind.Appointment, text) with
        {
            Detail = FhirWords.Joined("; ", places),
            When = Start(appointment),
            IsActive = status is "booked" or "arrived" or "checked-in" && patient.StatusElement.Raw() != "declined",
            Void = status == "entered-in-error" ? "it was entered in error" : null,
        };
    }

    /// <summary>The moment, in UTC. A day alone is none, and a time without its zone may be another one.</summary>
    /// <exception cref="FormatException">It says less than a moment.</exception>
    private static DateTimeOffset? Start(Appointment appointment)
    {
        if (FhirWords.Clean(appointment.StartElement?.JsonValue as string) is not { } text) return null;
        return FhirDate.HasZone(text) ? FhirDate.Moment(text) : throw new FormatException("its start is not a time with a zone");
    }
}
