using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace CareChat.Web.Accounts;

/// <summary>
/// Times as the viewer's clock says them: the zone comes in a cookie with the page and goes on with it into the circuit.
/// </summary>
public sealed class ViewerClock(IHttpContextAccessor http, TimeProvider clock)
{
    private static readonly CultureInfo Words = CultureInfo.GetCultureInfo("en-US");
    private TimeZoneInfo? zone;

    /// <summary>The viewer's zone by its IANA name; carried from the page into its circuit.</summary>
    [PersistentState]
    public string? ZoneId { get; set; }

    /// <summary>Now, by the viewer's clock.</summary>
    public DateTimeOffset Now => Local(clock.GetUtcNow());

    /// <summary>A moment, by the viewer's clock.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone ??= FindZone());

    /// <summary>The time of day: "8:31 am".</summary>
    public string Time(DateTimeOffset at) => Local(at).ToString("h:mm tt", Words).ToLowerInvariant();

    /// <summary>The day: "Thursday, November 19", with the year where it is not this one.</summary>
    public string Day(DateTimeOffset at)
    {
        var local = Local(at);
        return local.ToString(local.Year == Now.Year ? "dddd, MMMM d" : "dddd, MMMM d, yyyy", Words);
    }

    private TimeZoneInfo FindZone()
    {
        ZoneId ??= http.HttpContext?.Request.Cookies["tz"] ?? "UTC";
        return TimeZoneInfo.TryFindSystemTimeZoneById(ZoneId, out var found) ? found : TimeZoneInfo.Utc;
    }
}
