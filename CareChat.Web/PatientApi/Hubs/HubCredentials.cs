using CareChat.Web.Accounts;

namespace CareChat.Web.PatientApi.Hubs;

/// <summary>Finds who stands behind a token given to the hub: contract A's bearer token or a chat token.</summary>
internal sealed class HubCredentials(BearerTokens bearers, ChatTokenStore chatTokens)
{
    private const int LongestToken = 2000;

    /// <summary>The caller; null where the token is unknown, revoked or expired.</summary>
    public async Task<HubCaller?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length > LongestToken) return null;
        if (token.StartsWith("ct_", StringComparison.Ordinal))
        {
            return await chatTokens.FindAsync(token, cancellationToken) is { } holder
                ? new HubCaller(holder.Actor.Id, [holder.Actor], CanRead: true, CanWrite: false, holder.ExpiresAt)
                : null;
        }
        if (await bearers.FindAsync(token) is not { } client || bearers.ExpiryOf(token) is not { } expiresAt) return null;
        return new HubCaller(client.Id, client.Instances.Values,
            client.Scopes.Contains(ApiClientScopes.ChatRead), client.Scopes.Contains(ApiClientScopes.ChatWrite), expiresAt);
    }
}
