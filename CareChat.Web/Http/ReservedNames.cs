using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CareChat.Web.Http;

/// <summary>
/// First segments of addresses that are the portal's or another contract's. No tenant may have such a name:
/// contract A's <c>/{tenant}/{instance}/…</c> would cover them.
/// </summary>
public static partial class ReservedNames
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
    [
        // the contracts' own
        "api", "auth", "checkout", "mcp", "openapi", "hubs", "portal", "skill.md", "llms.txt",
        // pages and what they are made of
        "account", "admin", "agents", "assistant", "chat", "docs", "error", "health", "inbox", "not-found", "people", "patients",
        "queue", "search", "settings", "sign-in", "sign-out", "visits", "welcome", "invitation", "profile", "notifications", "audit",
        "_blazor", "_content", "_framework", "accounts", "attachments", "conversations", "layout", "messages", "pages", "app.css", "app.js", "css", "favicon.ico", "favicon.png", "favicon.svg", "fonts",
        "images", "img", "js", "lib", "assets", "robots.txt", "manifest.webmanifest", ".well-known", "metrics", "static",
    ], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True where the word stands first in an address that is not contract A's.</summary>
    public static bool Contains(ReadOnlySpan<char> segment) => Lookup.Contains(segment);

    /// <summary>True for a word that a tenant can be called by.</summary>
    public static bool IsTenantName(string name) => Shape().IsMatch(name) && !Contains(name);

    /// <summary>True for a word that an instance can be called by: it stands second, where nothing is reserved.</summary>
    public static bool IsInstanceName(string name) => Shape().IsMatch(name);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,62}\z")]
    private static partial Regex Shape();
}
