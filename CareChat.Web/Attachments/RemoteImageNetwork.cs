using System.Net;
using System.Net.Security;

namespace CareChat.Web.Attachments;

/// <summary>What <see cref="RemoteImage"/> takes for the network; a test puts servers of its own there.</summary>
internal sealed record RemoteImageNetwork
{
    /// <summary>The addresses of a name.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Whether an address may be connected to.</summary>
    public Func<IPAddress, bool> IsAllowed { get; init; } = PublicAddress.Is;

    /// <summary>The one port.</summary>
    public int Port { get; init; } = 443;

    /// <summary>Decides on certificates in place of the system; null in the program.</summary>
    public RemoteCertificateValidationCallback? Trust { get; init; }
}
