using CareChat.Web.Encounters.Letters;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api;

/// <summary>How many letters are taken (contract C.1): of a session, or of an address for calls without one.</summary>
internal sealed class QueryLimits(EncounterOptions options, ClientAddress addresses, TimeProvider clock)
{
    private readonly SlidingWindow hour = new(clock, TimeSpan.FromHours(1), options.QueriesPerHour);
    private readonly SlidingWindow day = new(clock, TimeSpan.FromDays(1), options.QueriesPerDay);

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
    /// <exception cref="LimitedException">There were too many.</exception>
    public void Count(HttpContext http, Guid? encounterId)
    {
        var key = encounterId ?? addresses.KeyOf(http);
        hour.Take(key).Require();
        day.Take(key).Require();
    }
}
