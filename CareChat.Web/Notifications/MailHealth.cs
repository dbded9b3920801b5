namespace CareChat.Web.Notifications;

/// <summary>How mail has fared on this node since the start, for administrators.</summary>
public sealed class MailHealth
{
    /// <summary>When the server last took a mail over; null for never.</summary>
    public DateTimeOffset? LastSuccess { get; private set; }

    /// <summary>When a mail last failed; null for never.</summary>
    public DateTimeOffset? LastFailure { get; private set; }

    /// <summary>Why it failed, in plain words; empty for never.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Failures in a row of the server itself.</summary>
    public int Failures { get; private set; }

    /// <summary>Notes a mail that was taken over.</summary>
    public void Succeeded(DateTimeOffset at) => (LastSuccess, Failures) = (at, 0);

    /// <summary>Notes one that was not.</summary>
    public void Failed(MailFailureException failure, DateTimeOffset at)
    {
        (LastFailure, Reason) = (at, failure.Message);
        if (!failure.IsAddress) Failures++;
    }
}
