namespace CareChat.Web.Accounts;

/// <summary>A browser's name in words for people, from what it sends of itself.</summary>
internal static class BrowserName
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    /// <summary>"Firefox on Linux"; empty where nothing is recognized.</summary>
    public static string Of(string userAgent)
    {
        var browser = Find(Browsers, userAgent);
        var system = Find(Systems, userAgent);
        return (browser, system) switch
        {
            ("", _) => system,
            (_, "") => browser,
            _ => $"{browser} on {system}",
        };
    }

    private static string Find((string Mark, string Name)[] names, string userAgent) =>
        Array.Find(names, n => userAgent.Contains(n.Mark, StringComparison.Ordinal)).Name ?? "";
}
