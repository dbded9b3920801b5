using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Http;

namespace CareChat.Web.PatientApi;

/// <summary>
/// Contract A's door. It asks in this order: a live token (401), its own tenant (404), an instance it may enter (404),
/// the scope (403), and what is left of the client's budget, of which the answer tells (429). Foreign and absent are the same answer.
/// </summary>
internal sealed class Doorkeeper(BearerTokens tokens, RateLimits limits)
{
    private static readonly Refusal NoToken = new(RefusalKind.Unauthorized, "UNAUTHORIZED", "Token is missing, invalid or expired");
    private static readonly Refusal NoScope = new(RefusalKind.Denied, "ACCESS_DENIED", "Access is denied");

    /// <summary>A handler that is only reached by callers with the scope and a budget.</summary>
    public RequestDelegate Guard(string scope, bool takesBody, Func<ApiCall, Task> handler)
    {
        var budget = takesBody ? limits.PerClientBodies : limits.PerClientReads;
        return async http => await handler(await EnterAsync(http, scope, budget));
    }

    /// <summary>Lets a bearer in who reads.</summary>
    /// <exception cref="RefusedException">See the order above.</exception>
    public ValueTask<ApiCall> EnterAsync(HttpContext http, string scope) => EnterAsync(http, scope, limits.PerClientReads);

    private async ValueTask<ApiCall> EnterAsync(HttpContext http, string scope, SlidingWindow budget)
    {
        http.Response.Headers.CacheControl = "no-store";
        var client = Bearer(http) is { } token ? await tokens.FindAsync(token) : null;
        if (client is null) throw new RefusedException(NoToken);
        budget.Peek(client.Id).Tell(http);
        var address = http.Request.RouteValues;
        RequireTenant((string?)address["tenant"], client.TenantName);
        if (address["instance"] is not string instance || !client.Instances.TryGetValue(instance, out var actor))
            throw new RefusedException(Refusal.NotFound("Instance"));
        if (!client.Scopes.Contains(scope)) throw new RefusedException(NoScope);
        http.Admit(budget.Take(client.Id));
        return new ApiCall(http, client, actor);
    }

    /// <summary>The bearer token of a request; null where there is none.</summary>
    public static string? Bearer(HttpContext http)
    {
        const string scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
    }

    /// <summary>Refuses an address of another tenant than the credential's.</summary>
    public static void RequireTenant(string? named, string own)
    {
        if (named != own) throw new RefusedException(Refusal.NotFound("Tenant"));
    }
}
