using CareChat.Web.Data;

namespace CareChat.Web.Encounters.Queue;

/// <summary>The parts of the queue, in the order they stand in.</summary>
public enum QueuePart
{
    /// <summary>Submitted and taken by nobody.</summary>
    Waiting,

    /// <summary>Taken by the reader.</summary>
    Mine,

    /// <summary>Taken by a colleague.</summary>
    Others,
}

/// <summary>One encounter in the queue.</summary>
/// <param name="ClaimedAt">Since when the patient waits.</param>
/// <param name="Complaint">The first words of the letter, without its headings.</param>
/// <param name="HasNews">True where the patient wrote something nobody has answered.</param>
/// <param name="IsUrgent">True where that tells of danger.</param>
/// <param name="IsForNurse">While urgent: true where it only may, and a nurse should look.</param>
public sealed record QueueRow(
    Guid Id, QueuePart Part, EncounterState State, string PatientName, DateTimeOffset ClaimedAt, string Complaint, string? TakenBy, bool HasNews, bool IsUrgent = false,
    bool IsForNurse = false);

/// <summary>Where the next page begins: after this row.</summary>
public sealed record QueueCursor(QueuePart Part, DateTimeOffset At, Guid Id);

/// <summary>A page and where the next one begins; null for the last.</summary>
public sealed record QueuePage(IReadOnlyList<QueueRow> Rows, QueueCursor? Next);
