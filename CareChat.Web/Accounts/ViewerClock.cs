using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace CareChat.Web.Accounts;

/// <summary>
/// Times as the viewer's clock says them: the zone comes in a cookie with the page and goes on with it into the circuit.
/// </summary>
public sealed class ViewerClock(IHttpContextAccessor http, TimeProvider clock, ViewerWords? words = null)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    private TimeZoneInfo? zone;

    /// <summary>The viewer's zone by its IANA name; carried from the page into its circuit, also by a page that shows no time.</summary>
    [PersistentState]
    public string? ZoneId { get; set; } = http.HttpContext?.Request.Cookies["tz"];

    /// <summary>Now, by the viewer's clock.</summary>
    public DateTimeOffset Now => Local(clock.GetUtcNow());

    private CultureInfo Culture => words?.Culture ?? English;

    private bool IsSpanish => Culture.TwoLetterISOLanguageName == LanguageChoice.Spanish;

    /// <summary>A moment, by the viewer's clock.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone ??= FindZone());

    /// <summary>The time of day: "8:31 am", "8:31 a. m.".</summary>
    public string Time(DateTimeOffset at) => Local(at).ToString("h:mm tt", Culture).ToLower(Culture);

    /// <summary>The day: "Thursday, November 19", "Jueves, 19 de noviembre", with the year where it is not this one.</summary>
    public string Day(DateTimeOffset at)
    {
        var local = Local(at);
        var isThisYear = local.Year == Now.Year;
        if (!IsSpanish) return local.ToString(isThisYear ? "dddd, MMMM d" : "dddd, MMMM d, yyyy", Culture);
        var day = local.ToString(isThisYear ? "dddd, d 'de' MMMM" : "dddd, d 'de' MMMM 'de' yyyy", Culture);
        return char.ToUpper(day[0], Culture) + day[1..];
    }

    /// <summary>The day beside a time: "Nov 19", "19 nov".</summary>
    public string ShortDay(DateTimeOffset at) => Local(at).ToString(IsSpanish ? "d MMM" : "MMM d", Culture);

    private TimeZoneInfo FindZone() =>
        ZoneId is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : TimeZoneInfo.Utc;
}
