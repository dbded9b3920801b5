using System.Net;
using System.Security.Cryptography;
using CareChat.Web.Data;

namespace CareChat.Web.Http;

/// <summary>A network a request comes from, to count by.</summary>
/// <param name="Key">The same for every address in it.</param>
/// <param name="IsSite">True for 48 bits of IPv6: what one customer is given, with many networks of 64 in it.</param>
public readonly record struct ClientNetwork(Guid Key, bool IsSite);

/// <summary>
/// Where a request comes from. What a proxy says of it counts only where the proxy is one of
/// <c>CareChat:TrustedProxies</c>, a list of addresses (contract C.1).
/// </summary>
public sealed class ClientAddress(IConfiguration configuration)
{
    private const int NetworkBytes = 8;
    private const int SiteBytes = 6;

    private readonly HashSet<IPAddress> proxies =
        [.. (configuration.GetSection("CareChat:TrustedProxies").Get<string[]>() ?? []).Select(Trusted)];

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
    public Guid KeyOf(HttpContext http) => KeyOf(Of(http).GetAddressBytes(), NetworkBytes);

    /// <summary>The same network, and behind it the site an IPv6 address is of: who has one changes networks at will.</summary>
    public IReadOnlyList<ClientNetwork> NetworksOf(HttpContext http)
    {
        var address = Of(http).GetAddressBytes();
        var network = new ClientNetwork(KeyOf(address, NetworkBytes), IsSite: false);
        return address.Length <= NetworkBytes ? [network] : [network, new ClientNetwork(KeyOf(address, SiteBytes), IsSite: true)];
    }

    private static Guid KeyOf(byte[] address, int length) =>
        new(SHA256.HashData(address.AsSpan(0, Math.Min(address.Length, length))).AsSpan(0, 16));

    private static IPAddress Trusted(string text) => IPAddress.TryParse(text, out var address)
        ? Plain(address) : throw new StartRefusedException($"CareChat:TrustedProxies: \"{text}\" is no IP address.");

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
