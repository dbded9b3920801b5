using Microsoft.Extensions.Options;

namespace CareChat.Web.Notifications;

/// <summary>What the configuration says of mail and reminders, as a whole.</summary>
public sealed class MailSettings(IOptions<MailOptions> mail, IOptions<ReminderOptions> reminders, IConfiguration configuration)
{
    /// <summary>The mail server.</summary>
    public MailOptions Mail => mail.Value;

    /// <summary>Where patients find the portal (<c>CareChat:PublicAddress</c>), without a slash at its end; empty where not said.</summary>
    public string PublicAddress { get; } = (configuration["CareChat:PublicAddress"] ?? "").TrimEnd('/');

    /// <summary>The keys that are needed and missing; empty where mail can be sent.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. new[] { ("CareChat:Mail:Host", Mail.Host), ("CareChat:Mail:From", Mail.From), ("CareChat:PublicAddress", PublicAddress) }
            .Where(setting => setting.Item2.Length == 0).Select(setting => setting.Item1),
    ];

    /// <summary>True where mail can be sent.</summary>
    public bool IsSetUp => Missing.Count == 0;

    /// <summary>How long a message is unread before a step's mail.</summary>
    /// <param name="step">1 or 2.</param>
    public TimeSpan After(int step) => step == 1 ? reminders.Value.FirstAfter : reminders.Value.SecondAfter;
}
