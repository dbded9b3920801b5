using System.Net;
using System.Security.Cryptography;

namespace CareChat.Web.Http;

/// <summary>
/// Where a request comes from. What a proxy says of it counts only where the proxy is one of
/// <c>CareChat:TrustedProxies</c>, a list of addresses (contract C.1).
/// </summary>
public sealed class ClientAddress(IConfiguration configuration)
{
    private const int NetworkBytes = 8;

    private readonly HashSet<IPAddress> proxies =
        [.. (configuration.GetSection("CareChat:TrustedProxies").Get<string[]>() ?? []).Select(text => Plain(IPAddress.Parse(text)))];

    /// <summary>The client's address.</summary>
    public IPAddress Of(HttpContext http)
    {
        var address = Plain(http.Connection.RemoteIpAddress ?? IPAddress.None);
        if (!proxies.Contains(address)) return address;
        // the chain first: each proxy adds to its end, and hardly any takes away an X-Real-IP that the client itself sent
        if (http.Request.Headers["X-Forwarded-For"].Count == 0)
            return IPAddress.TryParse(http.Request.Headers["X-Real-IP"].ToString(), out var real) ? Plain(real) : address;
        var chain = http.Request.Headers["X-Forwarded-For"].ToString().Split(',', StringSplitOptions.TrimEntries);
        foreach (var hop in chain.Reverse())
        {
            if (!IPAddress.TryParse(hop, out var said)) break;
            address = Plain(said);
            if (!proxies.Contains(address)) break;
        }
        return address;
    }

    /// <summary>A key to count by: an IPv4 address, or the network of 64 bits an IPv6 address is of.</summary>
    public Guid KeyOf(HttpContext http)
    {
        var bytes = Of(http).GetAddressBytes();
        return new Guid(SHA256.HashData(bytes.AsSpan(0, Math.Min(bytes.Length, NetworkBytes))).AsSpan(0, 16));
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
