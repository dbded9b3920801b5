using System.Security.Claims;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Accounts;

/// <summary>Identity's sign-in, with a <see cref="Session"/> behind every cookie; a closed account has no way in.</summary>
public sealed class PortalSignIn(
    UserManager<Person> people,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Person> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Person> confirmation,
    SessionStore sessions) : SignInManager<Person>(people, http, claims, options, log, schemes, confirmation)
{
    private static readonly Person Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<Person>().HashPassword(Nobody, "nobody has this password");
    private Guid? kept;

    /// <summary>Checks e-mail and password; an unknown e-mail takes as long and says as much as a wrong password.</summary>
    public async Task<SignInResult> WithPasswordAsync(string email, string password, bool remember)
    {
        if (await UserManager.FindByEmailAsync(email) is { PasswordHash: not null } person)
            return await PasswordSignInAsync(person, password, remember, lockoutOnFailure: true);
        UserManager.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
        return SignInResult.Failed;
    }

    /// <inheritdoc />
    public override async Task<bool> CanSignInAsync(Person user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    /// <inheritdoc />
    public override async Task SignInWithClaimsAsync(Person user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var session = kept ?? await sessions.OpenAsync(user, BrowserName.Of(Context.Request.Headers.UserAgent.ToString()));
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims.Concat(ActorClaims.Of(user, session)));
    }

    /// <summary>Gives the cookie what changed about the person; the session stays the same.</summary>
    public override async Task RefreshSignInAsync(Person user)
    {
        kept = Context.User.ToActor()?.SessionId;
        await base.RefreshSignInAsync(user);
        kept = null;
    }

    /// <summary>Ends the session and forgets the cookie.</summary>
    public override async Task SignOutAsync()
    {
        if (Context.User.ToActor() is { } actor) await sessions.EndAsync(actor);
        await base.SignOutAsync();
    }
}
