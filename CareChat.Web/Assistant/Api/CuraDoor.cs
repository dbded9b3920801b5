using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Http;

namespace CareChat.Web.Assistant.Api;

/// <summary>Contract B's door: the key in a header, or else in the address (B.0), and how often it may call (B.1).</summary>
internal sealed class CuraDoor(
    AssistantKeyStore keys, AllowedOrigins origins, RateLimits limits, AssistantOptions options, TimeProvider clock)
{
    private static readonly Refusal Unauthorized = new(RefusalKind.Unauthorized, "UNAUTHORIZED", ProblemShapes.InvalidKey);

    private readonly SlidingWindow misses = new(clock, TimeSpan.FromMinutes(1), options.MissesPerMinute);

    /// <summary>Who is calling; asked before anything of the request is read.</summary>
    /// <exception cref="RefusedException">No key, or one that opens nothing; or a page that its clinic does not allow.</exception>
    /// <exception cref="LimitedException">Too many calls.</exception>
    public async Task<Actor> EnterAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var key = http.Request.Headers.TryGetValue("X-API-Key", out var header) ? header.ToString() : http.Request.Query["api_key"].ToString();
        if (key.Length == 0 || await keys.FindAsync(key, http.RequestAborted) is not { } actor) throw new RefusedException(Unauthorized);
        await origins.RequireAsync(http, [actor.InstanceId]);
        Require(limits.PerAssistantKey.Take(actor.Id).Tell(http));
        http.OpenBody();
        return actor;
    }

    /// <summary>Counts a thread number that opened nothing: there are so few that one could try them all.</summary>
    /// <exception cref="LimitedException">The key has guessed too often.</exception>
    public void Miss(Actor actor) => Require(misses.Take(actor.Id));

    private static void Require(LimitState state)
    {
        if (!state.IsAllowed) throw new LimitedException(state, "Rate limit exceeded");
    }
}
