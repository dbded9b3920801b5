using Hl7.Fhir.Model;

namespace CareChat.Web.Patients.Fhir;

/// <summary>An Appointment as a line of a record.</summary>
internal static class AppointmentLine
{
    private static readonly HashSet<string> Over =
        [.. "proposed pending fulfilled completed cancelled canceled noshow no-show entered-in-error waitlist".Split(' ')];

    /// <summary>
    /// The line. In force is what is booked and not declined by the patient; of a status that is none of R4's that is not known. A day
    /// alone is no time, and a time without its zone may be another one: such a start stands as it is written.
    /// </summary>
    public static FhirRecordItem Of(Appointment appointment, Appointment.ParticipantComponent patient, Action<string> leftOut)
    {
        var text = FhirWords.Clean(appointment.Description) ?? appointment.ServiceType.Named() ?? appointment.AppointmentType.Named() ?? appointment.ReasonCode.Named();
        if (text is null && (appointment.ServiceType.Said() ?? appointment.AppointmentType.Said() ?? appointment.ReasonCode.Said()) is not null) leftOut("only a code says what it is for: it stands without that");
        var places = appointment.Participant.Select(participant => participant.Actor)
            .Where(actor => FhirWords.Clean(actor?.Reference) is { } to && FhirReference.Of(to)?.Type == "Location").Select(actor => FhirWords.Clean(actor!.Display));
        var status = appointment.StatusElement.Raw();
        var isBooked = status is "booked" or "arrived" or "checked-in";
        var isUnread = appointment.StatusElement?.JsonValue is not null && !isBooked && !Over.Contains(status ?? "");
        var isAnswerUnread = patient.StatusElement?.JsonValue is not (null or "accepted" or "declined" or "tentative" or "needs-action");
        if (isUnread) leftOut("'status' is not as FHIR R4 has it");
        if (isAnswerUnread) leftOut("whether the patient takes part in it is not as FHIR R4 has it");
        if (isBooked && patient.StatusElement.Raw() == "declined") leftOut("it is booked and the patient has declined it: it stands as not in force");
        var isInForce = (isUnread || isBooked) && patient.StatusElement.Raw() != "declined";
        var written = FhirWords.Clean(appointment.StartElement?.JsonValue as string);
        var start = written is not null && FhirDate.HasZone(written) ? FhirDate.Moment(written) : null;
        if (start is null && (written is not null || isInForce))
            leftOut(written is null ? "it says no start: it stands without a time" : "its start is not a time with a zone, or none at all: it stands without a time");
        return RecordLineParts.New(FhirRecordKind.Appointment, text ?? "Appointment") with
        {
            Detail = FhirWords.Joined("; ", [.. places, start is null && written is not null ? $"start as written: {written}" : null, isInForce && (isUnread || isAnswerUnread) ? Certainty.StatusNotKnown : null]),
            When = start,
            IsActive = isInForce,
            Void = status == "entered-in-error" ? "it was entered in error" : null,
        };
    }
}
