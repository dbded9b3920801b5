using CareChat.Web.Data;
using Microsoft.AspNetCore.Components.Authorization;

namespace CareChat.Web.Accounts;

/// <summary>Who is signed in, in a page or a circuit. Handlers over HTTP take <c>HttpContext.User.ToActor()</c>.</summary>
public sealed class CurrentUser(AuthenticationStateProvider authentication)
{
    /// <summary>The signed-in person; null where nobody is.</summary>
    public async Task<Actor?> FindAsync() => (await authentication.GetAuthenticationStateAsync()).User.ToActor();

    /// <summary>The signed-in person, on pages that nobody else reaches.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public async Task<Actor> RequireAsync() =>
        await FindAsync() ?? throw new InvalidOperationException("Nobody is signed in.");
}
