namespace CareChat.Web.Http;

/// <summary>
/// Whose page a browser says is speaking. The portal's own is the host the request came to, as a trusted proxy's
/// forwarded headers tell it, and <c>CareChat:PublicAddress</c>; programs in pages of others are let to the hub from
/// <c>CareChat:AllowedOrigins</c> (contract part 1).
/// </summary>
public sealed class OwnOrigin(IConfiguration configuration)
{
    private readonly string? published = Normal(configuration["CareChat:PublicAddress"]);

    private readonly HashSet<string> allowed =
        [.. (configuration.GetSection("CareChat:AllowedOrigins").Get<string[]>() ?? []).Select(Normal).OfType<string>()];

    /// <summary>True for an origin that is the portal's own.</summary>
    public bool IsOwn(HttpContext http, string origin)
    {
        if (Normal(origin) is not { } said) return false;
        var host = http.Request.Host.ToUriComponent();
        if (said == published || said == Normal($"{http.Request.Scheme}://{host}")) return true;
        // a proxy that speaks https and does not say so: the page of the same host by https is no stranger's
        return !http.Request.IsHttps && said == Normal($"https://{host}");
    }

    /// <summary>True for an origin whose programs may call the hub.</summary>
    public bool IsAllowed(HttpContext http, string origin) => IsOwn(http, origin) || (Normal(origin) is { } said && allowed.Contains(said));

    /// <summary>Scheme, host and port, in one writing; null for what is no origin, <c>null</c> included.</summary>
    private static string? Normal(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
            ? $"{uri.Scheme}://{uri.IdnHost}:{uri.Port}"
            : null;
}
