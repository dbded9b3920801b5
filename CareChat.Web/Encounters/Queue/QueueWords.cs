using CareChat.Web.Data;

namespace CareChat.Web.Encounters.Queue;

/// <summary>The queue in words, for the care team.</summary>
public static class QueueWords
{
    /// <summary>What stands above a part.</summary>
    public static string Title(this QueuePart part) => part switch
    {
        QueuePart.Waiting => "Waiting for review",
        QueuePart.Mine => "In review by you",
        _ => "In review by colleagues",
    };

    /// <summary>The state as the care team calls it.</summary>
    public static string Name(EncounterState state) => state switch
    {
        EncounterState.Submitted => "Waiting for review",
        EncounterState.Reviewing => "In review",
        EncounterState.WaitingForPatientReply => "Patient's turn",
        EncounterState.Completed => "Completed",
        EncounterState.Closed => "Closed",
        EncounterState.Canceled => "Canceled by the patient",
        _ => "Not submitted",
    };

    /// <summary>The tag's colour class.</summary>
    public static string? Tag(EncounterState state) => state switch
    {
        EncounterState.Submitted => "due",
        EncounterState.Completed => "good",
        EncounterState.Canceled => "urgent",
        _ => null,
    };

    /// <summary>What the patient is to the account that sent the letter; null where they are the same.</summary>
    public static string? SentBy(EncounterView encounter) => encounter.Relationship == Relationship.Self ? null : encounter.Relationship switch
    {
        Relationship.Child or Relationship.Dependent => $"sent by {encounter.OwnerName}, who looks after them",
        Relationship.Parent => $"sent by {encounter.OwnerName}, their child",
        Relationship.Spouse => $"sent by {encounter.OwnerName}, their spouse",
        _ => $"sent by {encounter.OwnerName}",
    };

    /// <summary>Why the care team cannot write now; null where it can.</summary>
    public static string? Off(EncounterView encounter) => encounter.State switch
    {
        EncounterState.Submitted => "Take this visit to write to the patient.",
        EncounterState.Canceled => "The patient canceled this visit. Nobody can write here any more.",
        EncounterState.Closed => "This visit is closed. Write to the patient in the inbox instead.",
        _ => null,
    };
}
