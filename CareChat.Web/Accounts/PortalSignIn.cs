using System.Security.Claims;
using CareChat.Web.Data;
using CareChat.Web.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
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
    SessionStore sessions,
    Guessing guessing,
    KnownBrowsers browsers,
    ClientAddress addresses,
    Passwords hashing) : SignInManager<Person>(people, http, claims, options, log, schemes, confirmation)
{
    private static readonly TimeSpan CrowdWait = TimeSpan.FromSeconds(2);

    private Guid? kept;

    /// <summary>
    /// Checks e-mail and password. One hash is made whoever asks, and an unknown e-mail, a closed account, one that never had
    /// a password, a wrong one and a try that must wait take equally long.
    /// </summary>
    public async Task<SignInAnswer> WithPasswordAsync(string email, string password, bool remember)
    {
        var person = await UserManager.FindByEmailAsync(email);
        var (attempt, isRight) = (default(Try), false);
        using (var place = await EnterAsync(person))
        {
            if (place is null) return new SignInAnswer(SignInResult.Failed, CrowdWait);
            attempt = guessing.Begin(Context, Guessed.Password, UserManager.NormalizeEmail(email) ?? "", person);
            isRight = await IsPasswordAsync(person, password);
        }
        if (attempt.MustWait) return new SignInAnswer(SignInResult.Failed, attempt.Wait);
        if (!isRight || !await CanSignInAsync(person!)) return new SignInAnswer(SignInResult.Failed);
        attempt.Right();
        return new SignInAnswer(await SignInOrTwoFactorAsync(person!, remember));
    }

    /// <summary>
    /// Signs in by a form that made an account or a password a moment ago and comes a second time, and leads on. It counts as any other try.
    /// </summary>
    /// <param name="navigation">The page's.</param>
    /// <param name="to">Where the person goes then.</param>
    /// <returns>False where the password is not the account's: the page stays.</returns>
    public async Task<bool> AgainAsync(NavigationManager navigation, string? email, string? password, string to = "/")
    {
        if (string.IsNullOrEmpty(email) || string.IsNullOrEmpty(password)) return false;
        var result = (await WithPasswordAsync(email, password, remember: false)).Result;
        if (result.Succeeded) navigation.NavigateTo(to);
        else if (result.RequiresTwoFactor) navigation.NavigateTo($"/sign-in/two-factor?returnUrl={Uri.EscapeDataString(to)}");
        else return false;
        return true;
    }

    /// <summary>Checks the second step of a sign-in: a code of the app, or one kept for a lost phone.</summary>
    public async Task<SignInAnswer> WithCodeAsync(string code, bool isRecovery, bool remember)
    {
        if (await GetTwoFactorAuthenticationUserAsync() is not { } person || !await CanSignInAsync(person)) return new SignInAnswer(SignInResult.Failed);
        var attempt = guessing.Begin(Context, isRecovery ? Guessed.RecoveryCode : Guessed.Code, person.Id.ToString("N"), person);
        if (attempt.MustWait) return new SignInAnswer(SignInResult.Failed, attempt.Wait);
        var result = isRecovery ? await TwoFactorRecoveryCodeSignInAsync(code) : await TwoFactorAuthenticatorSignInAsync(code, remember, rememberClient: false);
        if (result.Succeeded) attempt.Right();
        return new SignInAnswer(result);
    }

    /// <summary>Checks the password of somebody who is signed in, before it is changed.</summary>
    public async Task<SignInAnswer> ConfirmAsync(Person person, string password)
    {
        var attempt = guessing.BeginOwn(Guessed.Password, Context.User.ToActor()?.SessionId ?? person.Id, person.Id);
        if (attempt.MustWait) return new SignInAnswer(SignInResult.Failed, attempt.Wait);
        using var place = await hashing.EnterAsync(person.Id, isKnown: true, Context.RequestAborted);
        if (place is null) return new SignInAnswer(SignInResult.Failed, CrowdWait);
        if (!await IsPasswordAsync(person, password)) return new SignInAnswer(SignInResult.Failed);
        attempt.Right();
        return new SignInAnswer(SignInResult.Success);
    }

    /// <summary>Checks what a passkey said. Where it was not asked, or too long ago, that is no passkey.</summary>
    public override Task<PasskeyAssertionResult<Person>> PerformPasskeyAssertionAsync(string credentialJson) =>
        CheckAsync(() => base.PerformPasskeyAssertionAsync(credentialJson), PasskeyAssertionResult.Fail<Person>);

    /// <summary>The same of a passkey that is made.</summary>
    public override Task<PasskeyAttestationResult> PerformPasskeyAttestationAsync(string credentialJson) =>
        CheckAsync(() => base.PerformPasskeyAttestationAsync(credentialJson), PasskeyAttestationResult.Fail);

    /// <inheritdoc />
    public override async Task<bool> CanSignInAsync(Person user) => user.DisabledAt is null && await base.CanSignInAsync(user);

    /// <inheritdoc />
    public override async Task SignInWithClaimsAsync(Person user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var session = kept ?? await sessions.OpenAsync(user, BrowserName.Of(Context.Request.Headers.UserAgent.ToString()));
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims.Concat(ActorClaims.Of(user, session)));
        browsers.Remember(Context, user);
    }

    /// <summary>Gives the cookie what changed about the person; the session stays the same.</summary>
    public override async Task RefreshSignInAsync(Person user)
    {
        kept = Context.User.ToActor()?.SessionId;
        // as it is stored: another request of the same browser may have changed it in the meantime
        await base.RefreshSignInAsync(await UserManager.Users.AsNoTracking().SingleAsync(p => p.Id == user.Id));
        kept = null;
    }

    /// <summary>Ends the session and forgets the cookie; the cookie goes also where the end cannot be kept.</summary>
    public override async Task SignOutAsync()
    {
        try
        {
            if (Context.User.ToActor() is { } actor) await sessions.EndAsync(actor);
        }
        catch (Exception failure) when (StorageTroubles.Of(failure) is not null)
        {
            Logger.LogTrouble(failure, "A session could not be ended; its browser has forgotten it.");
        }
        await base.SignOutAsync();
    }

    private static async Task<T> CheckAsync<T>(Func<Task<T>> check, Func<PasskeyException, T> fail)
    {
        try
        {
            return await check();
        }
        catch (InvalidOperationException notAsked)
        {
            return fail(new PasskeyException(notAsked.Message, notAsked));
        }
    }

    /// <summary>A place to check a password at: whoever is known at the account does not wait behind strangers.</summary>
    private Task<IDisposable?> EnterAsync(Person? person)
    {
        var browser = browsers.Find(Context);
        return person is not null && browser?.Knows(person) == true
            ? hashing.EnterAsync(browser.Id, isKnown: true, Context.RequestAborted)
            : hashing.EnterAsync(addresses.KeyOf(Context), isKnown: false, Context.RequestAborted);
    }

    /// <summary>For whoever has a place.</summary>
    private async Task<bool> IsPasswordAsync(Person? person, string password)
    {
        if (person is { PasswordHash: not null }) return await UserManager.CheckPasswordAsync(person, password);
        Passwords.CheckForNobody(password);
        return false;
    }
}

/// <summary>What became of a try to sign in.</summary>
/// <param name="Result">Identity's word for it.</param>
/// <param name="Wait">How long until another is looked at; zero for at once.</param>
public sealed record SignInAnswer(SignInResult Result, TimeSpan Wait = default);
