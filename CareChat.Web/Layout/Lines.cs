using System.Collections.Frozen;

namespace CareChat.Web.Layout;

/// <summary>The drawings of <see cref="Icon"/>: lines on a field of 24 by 24.</summary>
internal static class Lines
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["alert"] = "M12 9v4M12 17h.01M10.3 4.2 2.7 17.5A2 2 0 0 0 4.4 20.5h15.2a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0z",
        ["arrow-down"] = "M12 5v14M6 13l6 6 6-6",
        ["arrow-left"] = "M19 12H5M11 6l-6 6 6 6",
        ["bell"] = "M6 9a6 6 0 0 1 12 0c0 6 2.5 7 2.5 7h-17S6 15 6 9M10 20a2.2 2.2 0 0 0 4 0",
        ["brand"] = "M12 20s-7.5-4.4-7.5-10A4.3 4.3 0 0 1 12 7.3 4.3 4.3 0 0 1 19.5 10c0 5.6-7.5 10-7.5 10zM8.5 12h2l1-2 1.5 4 1-2h1.5",
        ["calendar"] = "M7 3v4M17 3v4M4 9.5h16M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1z",
        ["check"] = "M5 12.5l4.5 4.5L19 7.5",
        ["check-double"] = "M2.5 12.5 7 17l9-9.5M12 16l1 1 8.5-9.5",
        ["chevron-down"] = "M6 9l6 6 6-6",
        ["chevron-left"] = "M15 6l-6 6 6 6",
        ["chevron-right"] = "M9 6l6 6-6 6",
        ["clock"] = "M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
        ["close"] = "M6 6l12 12M18 6 6 18",
        ["copy"] = "M9 9h11v11H9zM5 15H4V4h11v1",
        ["download"] = "M12 4v11M7 10.5l5 5 5-5M5 20h14",
        ["edit"] = "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
        ["file"] = "M14 3H6v18h12V7zM14 3v4h4M9 12h6M9 16h6",
        ["filter"] = "M4 6h16M7 12h10M10 18h4",
        ["image"] = "M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15 9.5h.01",
        ["inbox"] = "M4 13 6.5 5h11L20 13v6H4zM4 13h5a3 3 0 0 0 6 0h5",
        ["info"] = "M12 11v5M12 8h.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
        ["key"] = "M14.5 9.5 21 3M17.5 6.5l2.5 2.5M15.5 14a5 5 0 1 1-5-5 5 5 0 0 1 5 5z",
        ["keyboard"] = "M4 6.5h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM7 10h.01M10.3 10h.01M13.7 10h.01M17 10h.01M8 14h8",
        ["lock"] = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        ["menu"] = "M4 7h16M4 12h16M4 17h16",
        ["moon"] = "M20 14.5A8 8 0 1 1 9.5 4a6.5 6.5 0 0 0 10.5 10.5z",
        ["more"] = "M6 12h.01M12 12h.01M18 12h.01",
        ["note"] = "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 9h7M8.5 12.5h4",
        ["paperclip"] = "M20 11.5 12 19.5a5 5 0 0 1-7-7l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L10 17a1.7 1.7 0 0 1-2.4-2.4l7.4-7.4",
        ["passkey"] = "M12 11v3a8 8 0 0 1-1.2 4.2M8 16.5A8 8 0 0 0 9 12v-1a3 3 0 0 1 6 0v2.5a11 11 0 0 1-1 5M5.5 14A10 10 0 0 0 6 11a6 6 0 0 1 12 0v2a14 14 0 0 1-.5 4",
        ["people"] = "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5a6.5 6.5 0 0 1 3.5 5.5",
        ["person"] = "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0",
        ["phone"] = "M5 4h4l1.5 5-2.5 1.5a11 11 0 0 0 5.5 5.5L15 13.5l5 1.5v4a1.5 1.5 0 0 1-1.5 1.5A15 15 0 0 1 3.5 5.5 1.5 1.5 0 0 1 5 4z",
        ["plus"] = "M12 5v14M5 12h14",
        ["refresh"] = "M20 11a8 8 0 0 0-14-4.5L4 9M4 4v5h5M4 13a8 8 0 0 0 14 4.5L20 15M20 20v-5h-5",
        ["reply"] = "M10 6 4 12l6 6M4 12h9a7 7 0 0 1 7 7",
        ["search"] = "M20 20l-4.5-4.5M17.5 11a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z",
        ["send"] = "M5 12h13M12 6l6 6-6 6",
        ["settings"] = "M4 7h9M17 7h3M4 17h3M11 17h9M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
        ["shield"] = "M12 3l7.5 3v5.5c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V6zM8.5 12l2.5 2.5 4.5-5",
        ["sign-out"] = "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
        ["spark"] = "M11 4l1.7 4.8L17.5 10.5l-4.8 1.7L11 17l-1.7-4.8L4.5 10.5l4.8-1.7zM18.5 15.5l.8 2.2 2.2.8-2.2.8-.8 2.2-.8-2.2-2.2-.8 2.2-.8z",
        ["stop"] = "M8 8h8v8H8zM21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
        ["sun"] = "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
        ["trash"] = "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
    }.ToFrozenDictionary(p => p.Key, p => $"<path d=\"{p.Value}\"/>");

    /// <summary>The drawing of a name; nothing for a name without one.</summary>
    public static string Of(string name) => Paths.GetValueOrDefault(name, "");
}
