using System.Net;
using System.Net.Sockets;

namespace CareChat.Web.Attachments;

/// <summary>
/// Which addresses are the open internet's. Everything else may be a machine beside this one: own, private, link-local
/// (clouds' metadata), shared, documentation, benchmarking, multicast, reserved, and every form that hides an IPv4 address.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Closed4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("168.63.129.16/32"), // Azure's own services answer there
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
    ];

    /// <summary>What is given out at all; mapped, compatible, NAT64, unique local, link-local and multicast lie outside.</summary>
    private static readonly IPNetwork Open6 = IPNetwork.Parse("2000::/3");

    /// <summary>Within it: Teredo and other protocols' own, documentation, 6to4, documentation again.</summary>
    private static readonly IPNetwork[] Closed6 =
    [
        IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20"),
    ];

    /// <summary>Whether the address is public.</summary>
    public static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Closed4.Any(closed => closed.Contains(address)),
        AddressFamily.InterNetworkV6 =>
            address.ScopeId == 0 && !address.IsIPv4MappedToIPv6 && Open6.Contains(address) && !Closed6.Any(closed => closed.Contains(address)),
        _ => false,
    };
}
