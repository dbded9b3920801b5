namespace CareChat.Web.Data;

/// <summary>
/// A run of care-team messages a patient has not read, from the first to the newest: one occasion to write e-mails
/// about, one a step. It ends when everything is read, and the row goes with it.
/// </summary>
public sealed class Reminder
{
    /// <summary>The conversation; it has one occasion at a time.</summary>
    public Guid ConversationId { get; set; }
    public Conversation? Conversation { get; set; }

    /// <summary>The occasion's own id; with the step it names a mail, however often that is tried.</summary>
    public Guid Id { get; set; }

    /// <summary>The number of the first unread care-team message.</summary>
    public int FirstNumber { get; set; }

    /// <summary>The number of the newest care-team message of the run.</summary>
    public int LastNumber { get; set; }

    /// <summary>The step to come: 1 or 2; 3 once both are done.</summary>
    public int Step { get; set; }

    /// <summary>How often the step has been tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When the step is due, or may be tried again; null where none is left.</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }
}
