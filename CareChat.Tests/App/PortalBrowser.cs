using System.Net;
using System.Security.Claims;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CareChat.Tests.App;

/// <summary>A browser that is signed in: the session cookie and a page's antiforgery token, as the program itself makes them.</summary>
public sealed record PortalBrowser(string Cookies, string Token)
{
    public const string TokenHeader = "RequestVerificationToken";

    /// <summary>A client with cookies and token; without the token where a foreign page would send.</summary>
    public HttpClient Client(PortalHost host, bool withToken = true)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Add("Cookie", Cookies);
        if (withToken) client.DefaultRequestHeaders.Add(TokenHeader, Token);
        return client;
    }

    /// <summary>Signs the actor in.</summary>
    public static async Task<PortalBrowser> OfAsync(PortalHost host, Actor actor)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await using var db = host.Open();
        var person = await db.Users.SingleAsync(p => p.Id == actor.Id);
        var principal = Principal(person, actor.SessionId!.Value);
        var cookie = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) }, IdentityConstants.ApplicationScheme);
        var tokens = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(new DefaultHttpContext { RequestServices = services, User = principal });
        var antiforgery = services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name;
        return new PortalBrowser($"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}; {antiforgery}={tokens.CookieToken}", tokens.RequestToken!);
    }

    private static ClaimsPrincipal Principal(Person person, Guid session)
    {
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, person.Id.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, person.UserName!));
        identity.AddClaim(new Claim(ClaimTypes.Role, person.Role));
        identity.AddClaim(new Claim(new ClaimsIdentityOptions().SecurityStampClaimType, person.SecurityStamp ?? ""));
        identity.AddClaims(ActorClaims.Of(person, session));
        return new ClaimsPrincipal(identity);
    }
}

/// <summary>Waiting for what takes effect within a second.</summary>
public static class Eventually
{
    /// <summary>Asks until the answer is the wanted one; gives the last answer after fifteen seconds.</summary>
    public static async Task<HttpStatusCode> EventuallyAsync(this HttpClient client, HttpStatusCode wanted, Func<HttpClient, Task<HttpStatusCode>> ask)
    {
        var until = DateTime.UtcNow.AddSeconds(15);
        HttpStatusCode status;
        while ((status = await ask(client)) != wanted && DateTime.UtcNow < until) await Task.Yield();
        return status;
    }
}
