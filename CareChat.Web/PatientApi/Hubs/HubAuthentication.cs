using System.Security.Claims;
using System.Text.Encodings.Web;
using CareChat.Web.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CareChat.Web.PatientApi.Hubs;

/// <summary>Lets in whoever brings contract A's bearer token or a chat token, in the header or (browsers cannot set one) as <c>access_token</c>.</summary>
internal sealed class HubAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, HubCredentials credentials,
    AllowedOrigins origins)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string SchemeName = "ChatHub";

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Token() is not { } token) return AuthenticateResult.NoResult();
        if (await credentials.FindAsync(token, Context.RequestAborted) is not { } caller) return AuthenticateResult.Fail("Token is missing, invalid or expired");
        await origins.RequireAsync(Context, [.. caller.Actors.Select(a => a.InstanceId)]);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new HubIdentity(caller)), SchemeName));
    }

    private string? Token()
    {
        const string bearer = "Bearer ";
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase)) return header[bearer.Length..].Trim();
        var query = Request.Query["access_token"].ToString();
        return query.Length == 0 ? null : query;
    }
}
