using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CareChat.Web.Http;

namespace CareChat.Web.Accounts;

/// <summary>
/// More than 100 token requests in 5 minutes block an API client for 5 minutes (contract A.0). A client is known by its
/// secret: with a wrong one it is a stranger at some address who is counted and blocked there, and whoever has the right
/// one is let in meanwhile. Slips at an address that has brought the right secret oftener than wrong ones are the client's own:
/// so others can block a client only from behind its own address, and only one that itself asks more than 50 times in that time.
/// </summary>
public sealed class ApiClientTokenBlock(RateLimitOptions options, TimeProvider clock)
{
    private readonly SlidingWindow requests = new(clock, options.TokenBlock, options.TokenRequests);
    private readonly SlidingWindow right = new(clock, options.TokenBlock, options.TokenRequests);
    private readonly SlidingWindow wrong = new(clock, options.TokenBlock, options.TokenRequests);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> blocked = new();

    /// <summary>Counts a request.</summary>
    /// <param name="clientId">The client; null for a name that belongs to nobody.</param>
    /// <param name="apiClient">The name.</param>
    /// <param name="address">Where the request comes from.</param>
    /// <param name="isRight">Whether the secret was the client's.</param>
    /// <exception cref="LimitedException">The client is blocked, or whoever guesses from this address is.</exception>
    /// <returns>How the client stands; with a wrong secret, whoever guesses from this address.</returns>
    public LimitState Count(Guid? clientId, string apiClient, Guid address, bool isRight)
    {
        var there = KeyOf(apiClient, address);
        if (isRight)
        {
            right.Take(there);
            return CountClient(clientId!.Value);
        }
        var isOwn = clientId is not null && Used(right, there) > Used(wrong, there);
        var guesses = wrong.Take(there);
        guesses.Require();
        if (isOwn) CountClient(clientId!.Value);
        return guesses;
    }

    private LimitState CountClient(Guid clientId)
    {
        var now = clock.GetUtcNow();
        if (blocked.TryGetValue(clientId, out var until) && now < until) throw Blocked(until - now);
        var state = requests.Take(clientId);
        if (state.IsAllowed)
        {
            if (until != default) blocked.TryRemove(clientId, out _);
            return state;
        }
        blocked[clientId] = now + options.TokenBlock;
        throw Blocked(options.TokenBlock);
    }

    private LimitedException Blocked(TimeSpan left) =>
        new(new LimitState(false, options.TokenRequests, 0, Math.Max(1, (int)Math.Ceiling(left.TotalSeconds))));

    private static int Used(SlidingWindow window, Guid key)
    {
        var state = window.Peek(key);
        return state.Limit - state.Remaining;
    }

    private static Guid KeyOf(string apiClient, Guid address) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{apiClient}\n{address:N}")).AsSpan(0, 16));
}
