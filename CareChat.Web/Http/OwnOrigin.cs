namespace CareChat.Web.Http;

/// <summary>
/// Whose page a browser says is speaking. The portal's own is the host the request came to, as a trusted proxy's
/// forwarded headers tell it, and <c>CareChat:PublicAddress</c>. Pages of others: <see cref="AllowedOrigins"/>.
/// </summary>
public sealed class OwnOrigin(IConfiguration configuration)
{
    private readonly string? published = WebOrigin.Of(configuration["CareChat:PublicAddress"]);

    /// <summary>True for an origin that is the portal's own.</summary>
    public bool IsOwn(HttpContext http, string origin)
    {
        if (WebOrigin.Of(origin) is not { } said) return false;
        var host = http.Request.Host.ToUriComponent();
        if (said == published || said == WebOrigin.Of($"{http.Request.Scheme}://{host}")) return true;
        // a proxy that speaks https and does not say so: the page of the same host by https is no stranger's
        return !http.Request.IsHttps && said == WebOrigin.Of($"https://{host}");
    }
}
