using CareChat.Web.Encounters.Letters;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api;

/// <summary>How many letters are taken (contract C.1): of a session; without one of an account, or of an address for callers without a key.</summary>
internal sealed class QueryLimits(EncounterOptions options, ClientAddress addresses, TimeProvider clock)
{
    private readonly SlidingWindow hour = new(clock, TimeSpan.FromHours(1), options.QueriesPerHour);
    private readonly SlidingWindow day = new(clock, TimeSpan.FromDays(1), options.QueriesPerDay);
    private readonly SlidingWindow refused = new(clock, TimeSpan.FromHours(1), options.QueriesPerHour);

    /// <summary>How the address of a call stands, without counting anything.</summary>
    /// <exception cref="LimitedException">There were too many.</exception>
    public void RequireOfAddress(HttpContext http)
    {
        var key = addresses.KeyOf(http);
        hour.Peek(key).Require();
        day.Peek(key).Require();
    }

    /// <summary>Counts a call.</summary>
    /// <param name="encounterId">The encounter of its session token; null without one, and for one that is nobody's.</param>
    /// <param name="account">Whose key or portal session came with it: others at its address are not in its way. Null for none.</param>
    /// <exception cref="LimitedException">There were too many.</exception>
    public void Count(HttpContext http, Guid? encounterId, Guid? account)
    {
        var key = encounterId ?? account ?? addresses.KeyOf(http);
        hour.Take(key).Require();
        day.Take(key).Require();
    }

    /// <summary>Counts a refused letter that calls the care team. Beyond as many as are taken it is answered alone: nobody fills a visit with them.</summary>
    public bool MayCall(Guid encounterId) => refused.Take(encounterId).IsAllowed;
}
