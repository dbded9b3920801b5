using CareChat.Web.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace CareChat.Web.Accounts;

/// <summary>
/// The budget of whoever sends the portal something, asked after who it is and before a byte of it is read: a person's,
/// a known browser's (so that nobody who shares its address uses it up), or an address's. The doors for programs ask their own.
/// </summary>
internal sealed class FormGate(RequestDelegate next, RateLimits limits, ClientAddress addresses, KnownBrowsers browsers)
{
    /// <summary>The largest form of a page, in bytes.</summary>
    private const long LargestForm = 64 * 1024;

    /// <summary>The largest JSON of a page's script, in bytes; a door that takes more says so itself.</summary>
    private const long LargestJson = 256 * 1024;

    public Task InvokeAsync(HttpContext http)
    {
        var facade = ApiPaths.Of(http.Request.Path);
        if (facade is not (Facade.Page or Facade.Portal) || !http.IsSealed() || http.GetEndpoint() is not { } endpoint) return next(http);
        var state = Take(http);
        if (!state.IsAllowed) return RefuseAsync(http, facade, new LimitedException(state));
        var own = endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;
        var largest = own ?? (facade == Facade.Page ? LargestForm : LargestJson);
        if (own is null && http.Request.ContentLength > largest) return RefuseAsync(http, facade, new ProblemException(Problem.BodyTooLarge));
        http.OpenBody(largest);
        return next(http);
    }

    private LimitState Take(HttpContext http)
    {
        if (http.User.ToActor() is { } actor) return limits.PerPerson.Take(actor.Id);
        if (browsers.Find(http) is { } browser) return limits.PerPerson.Take(browser.Id);
        var address = addresses.KeyOf(http);
        return http.User.Identity?.IsAuthenticated == true ? limits.PerPerson.Take(address) : limits.PerAddress.Take(address);
    }

    /// <summary>A page says it in its own words; the rest is told as a problem.</summary>
    private static Task RefuseAsync(HttpContext http, Facade facade, Exception failure)
    {
        if (facade != Facade.Page) throw failure;
        http.Response.StatusCode = Problem.Of(failure)[0].Status;
        (failure as LimitedException)?.State.WriteTo(http.Response);
        return Task.CompletedTask;
    }
}
