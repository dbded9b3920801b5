using System.Collections.Concurrent;
using CareChat.Web.Data;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CareChat.Web.Accounts;

/// <summary>A token as it is handed out (contract A.0).</summary>
public sealed record BearerToken(string Token, DateTimeOffset ExpiresAt);

/// <summary>
/// Issues and reads the bearer tokens of API clients. A token that was found good is remembered until it expires,
/// so that the next request with it costs a look into a dictionary; whether its client still lives is asked each time.
/// </summary>
public sealed class BearerTokens(BearerTokensKey key, ApiClientCache clients, TimeProvider clock)
{
    /// <summary>How long a token lives (contract A.0).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const string Issuer = "carechat";
    private const int MostRemembered = 20_000;

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <summary>A new token for a client.</summary>
    public async Task<BearerToken> IssueAsync(Guid clientId)
    {
        var now = clock.GetUtcNow();
        var expires = DateTimeOffset.FromUnixTimeSeconds((now + Lifetime).ToUnixTimeSeconds());
        var token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            IssuedAt = now.UtcDateTime,
            Expires = expires.UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = clientId.ToString("D"),
                [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("N"),
            },
            SigningCredentials = new SigningCredentials(await key.ReadAsync(), SecurityAlgorithms.HmacSha256),
        });
        return new BearerToken(token, expires);
    }

    /// <summary>The live client a token belongs to; null where the token is none of ours, expired, or its client is gone.</summary>
    public ValueTask<LiveApiClient?> FindAsync(string token)
    {
        if (!known.TryGetValue(token, out var seen)) return new(ReadAsync(token));
        if (clock.GetUtcNow() < seen.ExpiresAt) return clients.FindAsync(seen.ClientId);
        known.TryRemove(token, out _);
        return new((LiveApiClient?)null);
    }

    /// <summary>When a token ends by itself; null where it was not found good before.</summary>
    public DateTimeOffset? ExpiryOf(string token) => known.TryGetValue(token, out var seen) ? seen.ExpiresAt : null;

    private async Task<LiveApiClient?> ReadAsync(string token)
    {
        if (token.Length > 2000) return null;
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidateAudience = false,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = await key.ReadAsync(),
            LifetimeValidator = (_, expires, _, _) => expires is { } at && clock.GetUtcNow().UtcDateTime < at,
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt || !Guid.TryParse(jwt.Subject, out var clientId)) return null;
        if (known.Count >= MostRemembered) known.Clear();
        known[token] = new Known(clientId, new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero));
        return await clients.FindAsync(clientId);
    }

    private sealed record Known(Guid ClientId, DateTimeOffset ExpiresAt);
}
