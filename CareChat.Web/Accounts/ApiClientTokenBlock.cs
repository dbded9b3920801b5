using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CareChat.Web.Http;

namespace CareChat.Web.Accounts;

/// <summary>
/// More than 100 token requests in 5 minutes block an API client for 5 minutes (contract A.0). Names that belong to
/// nobody are counted too, in a fixed number of pots, so that a flood of them cannot fill the memory.
/// </summary>
public sealed class ApiClientTokenBlock(TimeProvider clock)
{
    private const int Most = 100;
    private const int Pots = 4096;
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(5);

    private readonly SlidingWindow requests = new(clock, Span, Most);
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> blocked = new();

    /// <summary>Counts a request of a known client, or of a name that belongs to nobody.</summary>
    /// <exception cref="LimitedException">The client, or the name's pot, is blocked.</exception>
    public void Count(Guid? clientId, string apiClient)
    {
        var key = clientId ?? Pot(apiClient);
        var now = clock.GetUtcNow();
        if (blocked.TryGetValue(key, out var until) && now < until) throw Blocked(until - now);
        if (requests.Take(key).IsAllowed)
        {
            if (until != default) blocked.TryRemove(key, out _);
            return;
        }
        blocked[key] = now + Span;
        throw Blocked(Span);
    }

    private static LimitedException Blocked(TimeSpan left) =>
        new(new LimitState(false, Most, 0, Math.Max(1, (int)Math.Ceiling(left.TotalSeconds))));

    private static Guid Pot(string apiClient)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(apiClient));
        return new Guid(BitConverter.ToUInt16(hash) % Pots, 0, 0, new byte[8]);
    }
}
