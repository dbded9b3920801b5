using System.Globalization;
using CareChat.Shared;

namespace CareChat.Web.Http;

/// <summary>How a caller stands against a limit.</summary>
/// <param name="IsAllowed">False where the call must wait.</param>
/// <param name="Limit">Calls per window.</param>
/// <param name="Remaining">Calls left now.</param>
/// <param name="Seconds">Whole seconds until a call is possible again, or the oldest one is forgotten.</param>
public readonly record struct LimitState(bool IsAllowed, int Limit, int Remaining, int Seconds)
{
    /// <summary>Goes on where the call is allowed.</summary>
    /// <exception cref="LimitedException">It must wait.</exception>
    public void Require()
    {
        if (!IsAllowed) throw new LimitedException(this);
    }

    /// <summary>The headers of a 429 (contract part 1).</summary>
    public void WriteTo(HttpResponse response)
    {
        var seconds = Seconds.ToString(CultureInfo.InvariantCulture);
        response.Headers.RetryAfter = seconds;
        response.Headers["RateLimit-Limit"] = Limit.ToString(CultureInfo.InvariantCulture);
        response.Headers["RateLimit-Remaining"] = Remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers["RateLimit-Reset"] = seconds;
    }
}

/// <summary>Too many calls: the refusal, with the state its headers are written from.</summary>
public sealed class LimitedException(LimitState state)
    : RefusedException(new Refusal(RefusalKind.TooMany, "RATE_LIMITED", "Too many requests"))
{
    /// <summary>How the caller stands.</summary>
    public LimitState State { get; } = state;
}
