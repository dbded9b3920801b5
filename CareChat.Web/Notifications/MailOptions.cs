namespace CareChat.Web.Notifications;

/// <summary>The mail server: section <c>CareChat:Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>Name or address of the server; empty sends nothing.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port; STARTTLS is used where the server offers it.</summary>
    public int Port { get; set; } = 587;

    /// <summary>The account there; empty signs in nowhere. With one, STARTTLS is required.</summary>
    public string User { get; set; } = "";

    /// <summary>The account's password.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "";
}

/// <summary>When a patient is reminded of what they have not read: section <c>CareChat:Reminders</c> (contract C.5).</summary>
public sealed class ReminderOptions
{
    /// <summary>How long a message is unread before the first mail.</summary>
    public TimeSpan FirstAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long before the second.</summary>
    public TimeSpan SecondAfter { get; set; } = TimeSpan.FromHours(1);
}
