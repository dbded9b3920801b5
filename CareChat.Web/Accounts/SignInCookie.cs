using CareChat.Web.Data;
using CareChat.Web.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Accounts;

/// <summary>The cookie of a sign-in: what it is like, and that it opens nothing once its session has ended.</summary>
internal sealed class SignInCookie : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        if (name != IdentityConstants.ApplicationScheme) return;
        options.Cookie.Name = HostCookies.SignIn;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnCheckSlidingExpiration = RenewWithPagesAlone;
        options.Events.OnRedirectToLogin = LeadToSignIn;
        options.Events.OnRedirectToAccessDenied = HidePage;
    }

    private static Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var revocations = context.HttpContext.RequestServices.GetRequiredService<Revocations>();
        var actor = context.Principal?.ToActor();
        if (actor?.SessionId is { } id)
        {
            if (Fits(revocations.Find(id))) return Task.CompletedTask;
            revocations.Forget(id); // the account changed a moment ago, and this cookie may be the newer one
            if (Fits(revocations.Find(id))) return Task.CompletedTask;
        }
        context.RejectPrincipal(); // refused, not taken away: what the browser holds by now may be somebody's new one
        return Task.CompletedTask;

        bool Fits(LiveSession? session) => session is not null && session.PersonId == actor!.Id && session.Stamp == StampOf(context);
    }

    /// <summary>
    /// Only a page that is opened gets its cookie anew. A script's answer may come in after another window has signed in,
    /// and would put the older cookie over the newer one.
    /// </summary>
    private static Task RenewWithPagesAlone(CookieSlidingExpirationContext context)
    {
        var request = context.HttpContext.Request;
        var isPage = HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document"
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (!isPage) context.ShouldRenew = false;
        return Task.CompletedTask;
    }

    private static string? StampOf(CookieValidatePrincipalContext context) =>
        context.Principal!.FindFirst(new ClaimsIdentityOptions().SecurityStampClaimType)?.Value;

    /// <summary>A page leads to the sign-in; what a script asked for is answered with the status alone.</summary>
    private static Task LeadToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (ApiPaths.Of(context.Request.Path) != Facade.Page) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>A page of another role is not there.</summary>
    private static Task HidePage(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
