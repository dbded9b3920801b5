using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Checkout;

/// <summary>
/// Keeps the encounter token out of addresses: what came in the link moves into a cookie that only this checkout gets,
/// and the page goes on without it.
/// </summary>
internal static class CheckoutCookie
{
    private const int TokenLength = 64;

    /// <summary>The token of this browser's link to the encounter; null for none.</summary>
    public static string? Read(HttpContext http) => http.Request.Cookies[HostCookies.Checkout] is { Length: TokenLength } token ? token : null;

    /// <summary>Keeps a token for a day. What cannot be a token leaves alone what the browser has.</summary>
    public static void Keep(HttpContext http, Guid encounterId, string token)
    {
        if (token.Length == TokenLength) http.Response.Cookies.Append(HostCookies.Checkout, token, Options(http, encounterId, TimeSpan.FromDays(1)));
    }

    /// <summary>Forgets it: the account has the encounter now.</summary>
    public static void Forget(HttpContext http, Guid encounterId) =>
        http.Response.Cookies.Delete(HostCookies.Checkout, Options(http, encounterId, null));

    private static CookieOptions Options(HttpContext http, Guid encounterId, TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lasts,
        Path = Address(encounterId),
        SameSite = SameSiteMode.Lax, // the link comes from elsewhere
        Secure = http.Request.IsHttps,
    };

    /// <summary>The checkout's address, without the token.</summary>
    public static string Address(Guid encounterId) => $"/checkout/{encounterId:D}";
}
