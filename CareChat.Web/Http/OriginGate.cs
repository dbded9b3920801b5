using Microsoft.Net.Http.Headers;

namespace CareChat.Web.Http;

/// <summary>
/// Refuses what a page of another origin sends with the browser's cookies. A cookie goes with every page of the same
/// site, so another port or a sibling's subdomain has it too: for circuits, by whatever transport, the browser must say
/// that the portal's own page is speaking; a form or a script that changes something must not say that another is.
/// </summary>
internal sealed class OriginGate(RequestDelegate next, OwnOrigin origins, AllowedOrigins others)
{
    private static readonly PathString Circuits = "/_blazor";
    private static readonly PathString Initializers = "/_blazor/initializers";
    private static readonly PathString Hubs = "/hubs";

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments(Hubs)) return GuardHubsAsync(http);
        return IsWelcome(http) ? next(http) : RefuseAsync(http);
    }

    /// <summary>Which clinic is called is said by the credential, which is asked later: a page that no clinic allows is refused before.</summary>
    private async Task GuardHubsAsync(HttpContext http)
    {
        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || origins.IsOwn(http, origin) || await others.AreAtSomeInstanceAsync(origin)) await next(http);
        else await RefuseAsync(http);
    }

    private bool IsWelcome(HttpContext http)
    {
        var path = http.Request.Path;
        if (path.StartsWithSegments(Circuits)) return path.StartsWithSegments(Initializers) || IsOwnPage(http);
        var origin = http.Request.Headers.Origin.ToString();
        return !ChangesByCookie(http) || !IsOtherPage(http, origin);
    }

    /// <summary>Asked of circuits: proof is needed, and silence is none.</summary>
    private bool IsOwnPage(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (headers.Origin.Count > 0) return origins.IsOwn(http, headers.Origin.ToString());
        // browsers leave the origin out where a page reads from its own host: server-sent events and long polling
        return HttpMethods.IsGet(http.Request.Method) && headers[HeaderNames.Upgrade].Count == 0
            && (headers["Sec-Fetch-Site"] == "same-origin" || origins.IsOwn(http, headers.Referer.ToString()));
    }

    /// <summary>Asked of forms and the portal's scripts, which have the antiforgery token for proof: here silence passes.</summary>
    private bool IsOtherPage(HttpContext http, string origin) => origin is "" or "null"
        ? http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
        : !origins.IsOwn(http, origin);

    private static bool ChangesByCookie(HttpContext http)
    {
        var method = http.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)) return false;
        return ApiPaths.Of(http.Request.Path) switch
        {
            Facade.Page or Facade.Portal => true,
            Facade.Encounters => IsBySession(http.Request), // its other callers bring a credential of their own, or none
            _ => false,
        };
    }

    /// <summary>A credential in a header counts before a cookie (contract C.0).</summary>
    private static bool IsBySession(HttpRequest request) => request.Cookies.ContainsKey(HostCookies.SignIn)
        && !request.Headers.ContainsKey(HeaderNames.Authorization) && !request.Headers.ContainsKey("X-API-Key");

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return ApiPaths.Of(http.Request.Path) == Facade.Page ? http.Response.WriteAsync("This page may not do that.") : Task.CompletedTask;
    }
}
