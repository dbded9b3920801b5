using CareChat.Web.Accounts;
using CareChat.Web.Data;

namespace CareChat.Web.Encounters.Visits;

/// <summary>A visit's state in plain words, for patients.</summary>
public static class VisitWords
{
    /// <summary>The state in a word or two.</summary>
    public static string Short(EncounterState state) => state switch
    {
        EncounterState.ReadyForCheckout => "Not sent yet",
        EncounterState.Submitted => "Sent",
        EncounterState.Reviewing => "Being read",
        EncounterState.WaitingForPatientReply => "Your turn",
        EncounterState.Completed => "Answered",
        EncounterState.Canceled => "Canceled",
        EncounterState.Closed => "Over",
        _ => "In the making",
    };

    /// <summary>What happens now, in a sentence.</summary>
    public static string Long(EncounterState state, string? takenBy, DateTimeOffset? followUpUntil, ViewerClock clock) => state switch
    {
        EncounterState.ReadyForCheckout => "Read your letter and send it.",
        EncounterState.Submitted => "The care team has your letter. Someone will read it soon.",
        EncounterState.Reviewing => $"{takenBy ?? "The care team"} is reading your letter.",
        EncounterState.WaitingForPatientReply => "The care team asked you something. Please write back.",
        EncounterState.Completed when followUpUntil is { } until => $"The care team has answered. You can ask more until {clock.Day(until)}, {clock.Time(until)}.",
        EncounterState.Completed => "The care team has answered.",
        EncounterState.Canceled => "You canceled this visit.",
        EncounterState.Closed => "This visit is over. You can still read it.",
        _ => "Your assistant is still writing the letter.",
    };

    /// <summary>The tag's colour class: what asks for something stands out.</summary>
    public static string? Tag(EncounterState state) => state switch
    {
        EncounterState.WaitingForPatientReply or EncounterState.ReadyForCheckout => "due",
        EncounterState.Completed => "good",
        _ => null,
    };

    /// <summary>Where the visit is looked at.</summary>
    public static string Address(Guid id, EncounterState state) =>
        state == EncounterState.ReadyForCheckout ? $"/checkout/{id:D}" : $"/visits/{id:D}";
}
