namespace CareChat.Web.Http;

/// <summary>Whose error shape answers under an address.</summary>
public enum Facade
{
    /// <summary>A page: HTML.</summary>
    Page,

    /// <summary>Contract A: an array of problems (contract A.1).</summary>
    PatientApi,

    /// <summary>Contract B: <c>{"success":false,"error":"…"}</c>.</summary>
    Cura,

    /// <summary>Contract C: <c>{"error":"…"}</c>.</summary>
    Encounters,

    /// <summary>The portal's own addresses: problem details of RFC 9457.</summary>
    Portal,
}

/// <summary>The closed list of addresses that are no pages. Nothing under them ever answers with HTML or a redirect.</summary>
public static class ApiPaths
{
    /// <summary>True for a request that is never answered with a page.</summary>
    public static bool IsApi(HttpContext context) => Of(context.Request.Path) != Facade.Page;

    /// <summary>The facade that answers under a path.</summary>
    public static Facade Of(PathString path)
    {
        var rest = Plain(path.Value ?? "").AsSpan().TrimStart('/');
        var slash = rest.IndexOf('/');
        var first = slash < 0 ? rest : rest[..slash];
        if (!ReservedNames.Contains(first))
            return slash > 0 && slash + 1 < rest.Length ? Facade.PatientApi : LooksLikeApi(first) ? Facade.Portal : Facade.Page;
        if (Is(first, "api")) return OfApi(slash < 0 ? default : rest[(slash + 1)..].TrimStart('/'));
        if (Is(first, "auth")) return Facade.PatientApi;
        if (Is(first, "skill.md") || Is(first, "mcp")) return Facade.Encounters;
        if (Is(first, "llms.txt") || (Is(first, "docs") && rest.EndsWith(".md", StringComparison.OrdinalIgnoreCase))) return Facade.Portal;
        return Is(first, "hubs") || Is(first, "portal") || Is(first, "openapi") || Is(first, "health") ? Facade.Portal : Facade.Page;
    }

    /// <summary>A path as it was meant: a program that builds its addresses wrongly writes slashes the other way round, or encodes them.</summary>
    private static string Plain(string path) => path.AsSpan().ContainsAny('%', '\\')
        ? path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Replace('\\', '/') : path;

    /// <summary>True for <c>/api-docs</c>, <c>/apiv1</c>, <c>/openapi.json</c> and the like, where there is no page.</summary>
    private static bool LooksLikeApi(ReadOnlySpan<char> only) =>
        only.StartsWith("api", StringComparison.OrdinalIgnoreCase) || only.StartsWith("openapi", StringComparison.OrdinalIgnoreCase);

    private static Facade OfApi(ReadOnlySpan<char> rest)
    {
        var slash = rest.IndexOf('/');
        var second = slash < 0 ? rest : rest[..slash];
        return Is(second, "cura") ? Facade.Cura : Is(second, "v1") ? Facade.Encounters : Facade.Portal;
    }

    private static bool Is(ReadOnlySpan<char> segment, string name) => segment.Equals(name, StringComparison.OrdinalIgnoreCase);
}
