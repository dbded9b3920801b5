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

    /// <summary>The same in contract C's words.</summary>
    /// <exception cref="LimitedException">It must wait.</exception>
    public void RequireInSeconds()
    {
        if (!IsAllowed) throw new LimitedException(this, $"rate limit exceeded, retry after {Seconds} seconds");
    }

    /// <summary>The headers of a 429 (contract part 1).</summary>
    public void WriteTo(HttpResponse response)
    {
        response.Headers.RetryAfter = Seconds.ToString(CultureInfo.InvariantCulture);
        WriteLimitTo(response);
    }

    /// <summary>
    /// Says on the answer how the caller stands, and goes on. Of several budgets the one with the fewest calls left is told
    /// (contract part 1).
    /// </summary>
    public LimitState Tell(HttpContext http)
    {
        if (http.Features.Get<ToldLimit>() is { State.Remaining: var least } && least <= Remaining) return this;
        http.Features.Set(new ToldLimit(this));
        WriteLimitTo(http.Response);
        return this;
    }

    /// <summary>Says it again on an answer whose headers were taken back.</summary>
    public static void TellAgain(HttpContext http) => http.Features.Get<ToldLimit>()?.State.WriteLimitTo(http.Response);

    /// <summary>The headers of an answer that was within the limit.</summary>
    public void WriteLimitTo(HttpResponse response)
    {
        response.Headers["RateLimit-Limit"] = Limit.ToString(CultureInfo.InvariantCulture);
        response.Headers["RateLimit-Remaining"] = Remaining.ToString(CultureInfo.InvariantCulture);
        response.Headers["RateLimit-Reset"] = Seconds.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>The limit that an answer tells of.</summary>
internal sealed record ToldLimit(LimitState State);

/// <summary>Too many calls: the refusal, with the state its headers are written from.</summary>
public sealed class LimitedException(LimitState state, string message = "Too many requests")
    : RefusedException(new Refusal(RefusalKind.TooMany, "RATE_LIMITED", message))
{
    /// <summary>How the caller stands.</summary>
    public LimitState State { get; } = state;
}
