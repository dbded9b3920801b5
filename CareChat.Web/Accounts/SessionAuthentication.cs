using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace CareChat.Web.Accounts;

/// <summary>
/// Who a circuit belongs to: the session it began with and nobody else. When the session ends, or when the circuit comes
/// back with the cookie of another session, the circuit is nobody's and its pages close within a second.
/// </summary>
internal sealed class SessionAuthentication(Revocations revocations)
    : AuthenticationStateProvider, IHostEnvironmentAuthenticationStateProvider, IDisposable
{
    private static readonly Task<AuthenticationState> Nobody = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));
    private Task<AuthenticationState>? state;
    private Guid? session;
    private IDisposable? subscription;

    /// <inheritdoc />
    public override Task<AuthenticationState> GetAuthenticationStateAsync() => state ?? Nobody;

    /// <inheritdoc />
    public void SetAuthenticationState(Task<AuthenticationState> authenticationStateTask)
    {
        var arriving = authenticationStateTask.GetAwaiter().GetResult().User.ToActor()?.SessionId;
        if (state is not null)
        {
            if (arriving != session) End();
            return;
        }
        (state, session) = (authenticationStateTask, arriving);
        if (session is { } id) subscription = revocations.Subscribe(id, End);
    }

    /// <inheritdoc />
    public void Dispose() => subscription?.Dispose();

    private void End()
    {
        state = Nobody;
        NotifyAuthenticationStateChanged(Nobody);
    }
}
