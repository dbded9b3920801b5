namespace CareChat.Web.Http;

/// <summary>The origin of a page as browsers name it: scheme, host and port, in one writing.</summary>
internal static class WebOrigin
{
    /// <summary>The origin of an address; null for what has none, <c>null</c> included.</summary>
    public static string? Of(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
            ? $"{uri.Scheme}://{(uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost)}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}"
            : null;

    /// <summary>The words of a list of origins.</summary>
    public static string[] Words(string list) => list.Split([' ', ',', ';', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
