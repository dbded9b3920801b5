using Microsoft.Extensions.Primitives;

namespace CareChat.Web.Http;

/// <summary>What every answer says to the browser about what it may do; set at the last moment, so that errors carry it too.</summary>
public static class SecurityHeaders
{
    /// <summary>Nothing from elsewhere, no inline script or style sheet, no frame; a style attribute may stand on what Blazor draws.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; " +
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private static readonly (string Name, StringValues Value)[] Headers =
    [
        ("Content-Security-Policy", ContentSecurityPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    /// <summary>Adds the headers to every answer; an endpoint's own value of one stays.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            AddTo((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    /// <summary>Adds the headers to one answer.</summary>
    internal static void AddTo(HttpContext http)
    {
        foreach (var (name, value) in Headers) http.Response.Headers.TryAdd(name, value);
        if (http.Request.IsHttps) http.Response.Headers.TryAdd("Strict-Transport-Security", "max-age=31536000");
    }
}
