namespace CareChat.Web.Encounters.Api;

/// <summary>Where people find the portal: <c>CareChat:PublicAddress</c>, or the host the request came to where that is not said.</summary>
internal static class PortalAddress
{
    /// <summary>The address, without a slash at its end.</summary>
    public static string Of(HttpContext http)
    {
        var configured = (http.RequestServices.GetRequiredService<IConfiguration>()["CareChat:PublicAddress"] ?? "").TrimEnd('/');
        return configured.Length > 0 ? configured : $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}";
    }
}
