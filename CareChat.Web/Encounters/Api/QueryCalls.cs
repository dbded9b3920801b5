using CareChat.Web.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace CareChat.Web.Encounters.Api;

/// <summary>
/// What a letter's call may cost before it is known what it says. Which session it belongs to stands in its body; so the
/// address it comes from is asked first, and a body that is large, or does not say how large it is, needs a place: few are
/// in memory at once, however many are sent. An address without letters left sends no pictures either.
/// </summary>
internal sealed class QueryCalls(QueryLimits limits, EncounterOptions options, ClientAddress addresses, TimeProvider clock)
{
    /// <summary>The longest letter, with every letter escaped, and what stands around it.</summary>
    private const long SmallBody = 80 * 1024;

    private const int AgainAfter = 5;

    /// <summary>Who sends slower than this, in bytes a second, gives its place to the next.</summary>
    private static readonly MinDataRate Slowest = new(bytesPerSecond: 64 * 1024, gracePeriod: TimeSpan.FromSeconds(10));

    private readonly SlidingWindow calls = new(clock, TimeSpan.FromMinutes(1), options.CallsPerAddressPerMinute);
    private readonly SlidingWindow large = new(clock, TimeSpan.FromHours(1), options.LargeCallsPerAddressPerHour);
    private readonly Dictionary<Guid, int> places = [];
    private readonly Lock gate = new();
    private int taken;

    /// <summary>Lets the body of a call be read.</summary>
    /// <returns>Its place, until it is disposed.</returns>
    /// <exception cref="LimitedException">There were too many, or there are too many at once.</exception>
    public IDisposable? Enter(HttpContext http)
    {
        var address = addresses.KeyOf(http);
        calls.Take(address).Require();
        if (!http.IsSealed() || http.Request.ContentLength <= SmallBody)
        {
            http.OpenBody();
            return null;
        }
        limits.RequireOfAddress(http);
        var place = Take(address);
        if (large.Take(address) is { IsAllowed: false } spent)
        {
            place.Dispose();
            throw new LimitedException(spent);
        }
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = Slowest;
        http.OpenBody();
        return place;
    }

    private Place Take(Guid address)
    {
        lock (gate)
        {
            var own = places.GetValueOrDefault(address);
            if (taken >= options.LargeCallsAtOnce || own >= options.LargeCallsAtOncePerAddress)
                throw new LimitedException(new LimitState(false, options.LargeCallsAtOnce, 0, AgainAfter));
            taken++;
            places[address] = own + 1;
        }
        return new Place(this, address);
    }

    private void Leave(Guid address)
    {
        lock (gate)
        {
            taken--;
            if (--places[address] == 0) places.Remove(address);
        }
    }

    private sealed class Place(QueryCalls calls, Guid address) : IDisposable
    {
        private int isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 0) calls.Leave(address);
        }
    }
}
