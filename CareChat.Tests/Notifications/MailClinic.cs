using System.Globalization;

namespace CareChat.Tests.Notifications;

/// <summary>A clinic's settings of mail.</summary>
internal static class MailClinic
{
    /// <summary>The settings of a clinic whose mail server listens here on a port.</summary>
    public static Dictionary<string, string> Settings(int port) => new()
    {
        ["CareChat:Mail:Host"] = "127.0.0.1",
        ["CareChat:Mail:Port"] = port.ToString(CultureInfo.InvariantCulture),
        ["CareChat:Mail:From"] = "portal@example.org",
        ["CareChat:PublicAddress"] = "https://care.example.org/",
    };
}
