namespace CareChat.Web.Notifications;

/// <summary>A mail the server did not take. The message is for administrators and holds no address of a patient.</summary>
/// <param name="message">What went wrong, in plain words.</param>
/// <param name="isAddress">True where the server refused this one recipient for good; false where another try may do.</param>
public sealed class MailFailureException(string message, bool isAddress = false, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>True where this one recipient was refused for good: other mails may go.</summary>
    public bool IsAddress => isAddress;
}
