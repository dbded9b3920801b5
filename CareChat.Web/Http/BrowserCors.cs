using Microsoft.AspNetCore.Cors.Infrastructure;

namespace CareChat.Web.Http;

/// <summary>
/// What pages of other origins may call: doors whose credential a page can hold, never one that a cookie opens. Cookies neither go
/// along nor count there, so a page brings its credential itself.
/// </summary>
internal sealed class BrowserCors(AllowedOrigins origins) : ICorsPolicyProvider
{
    /// <summary>The policy's name.</summary>
    public const string Policy = "Pages";

    /// <summary>Headers of answers that a page may read beside those that any page may.</summary>
    private static readonly string[] Exposed =
        ["X-Request-Id", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After", "Idempotency-Replayed", "Content-Disposition"];

    private static readonly CorsPolicy Open = new CorsPolicyBuilder().SetIsOriginAllowed(_ => true).AllowAnyHeader().AllowAnyMethod()
        .WithExposedHeaders(Exposed).SetPreflightMaxAge(TimeSpan.FromMinutes(10)).Build();

    private static readonly CorsPolicy Closed = new CorsPolicyBuilder().SetIsOriginAllowed(_ => false).Build();

    /// <inheritdoc />
    public async Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName)
    {
        if (policyName != Policy) return null;
        var origin = context.Request.Headers.Origin.ToString();
        var address = context.Request.RouteValues;
        var isAllowed = address["tenant"] is string tenant && address["instance"] is string instance
            ? await origins.AreAtAsync(tenant, instance, origin) : await origins.AreAtSomeInstanceAsync(origin);
        if (!isAllowed) return Closed;
        context.Features.Set(new CallingPage(origin));
        return Open;
    }
}
