using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using CareChat.Shared;

namespace CareChat.Web.Attachments;

/// <summary>
/// Fetches a picture from an address that somebody outside gave (contract C.1), and reaches nothing but the open internet:
/// a connection is made to an address that was checked, never to a name, and each hop is checked like the first.
/// </summary>
public sealed class RemoteImage
{
    private const int MostHops = 3;
    private static readonly Refusal CouldNotFetch = Refusal.Invalid("images", "could not fetch image");
    private readonly RemoteImageOptions options;
    private readonly TimeProvider clock;
    private readonly RemoteImageNetwork network;

    /// <summary>Fetches from the internet.</summary>
    public RemoteImage(RemoteImageOptions options, TimeProvider clock) : this(options, clock, new RemoteImageNetwork())
    {
    }

    internal RemoteImage(RemoteImageOptions options, TimeProvider clock, RemoteImageNetwork network)
    {
        (this.options, this.clock, this.network) = (options, clock, network);
    }

    /// <summary>The bytes of a JPEG, PNG, GIF, WebP or HEIC.</summary>
    /// <exception cref="RefusedException">For whatever reason it could not be had: one answer for all, without the address.</exception>
    public async Task<byte[]> FetchAsync(string url, CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(options.ImageTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var http = new HttpClient(Handler()) { Timeout = Timeout.InfiniteTimeSpan };
            return await FollowAsync(http, url, either.Token);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RefusedException(CouldNotFetch);
        }
    }

    private async Task<byte[]> FollowAsync(HttpClient http, string url, CancellationToken cancelled)
    {
        for (var hop = 0; hop <= MostHops; hop++)
        {
            var address = RemoteImageAddress.Parse(url, network.Port) ?? throw new RefusedException(CouldNotFetch);
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "User-Agent", "CareChat" }, { "Accept", "image/*" } } };
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancelled);
            if (answer.StatusCode == HttpStatusCode.OK) return await ReadAsync(answer.Content, cancelled);
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } next) break;
            url = new Uri(address, next).AbsoluteUri;
        }

        throw new RefusedException(CouldNotFetch);
    }

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancelled)
    {
        if (content.Headers.ContentLength > options.ImageBytes) throw new RefusedException(CouldNotFetch);
        await using var body = await content.ReadAsStreamAsync(cancelled);
        using var picture = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, cancelled) is > 0 and var read)
        {
            if (picture.Length + read > options.ImageBytes) throw new RefusedException(CouldNotFetch);
            picture.Write(buffer, 0, read);
        }

        picture.Position = 0;
        return FileType.Detect(picture, "") is { Kind: FileKind.Image } ? picture.ToArray() : throw new RefusedException(CouldNotFetch);
    }

    /// <summary>A handler for one picture. Nor may a certificate make us fetch its issuer, or ask whether it still holds, at an address it names.</summary>
    private SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = options.ImageTimeout,
        ConnectCallback = (context, cancelled) => ConnectAsync(context.DnsEndPoint, cancelled),
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
            RemoteCertificateValidationCallback = network.Trust,
        },
    };

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint name, CancellationToken cancelled)
    {
        var addresses = await network.Resolve(name.Host, cancelled);
        if (addresses.Length == 0 || !addresses.All(network.IsAllowed)) throw new RefusedException(CouldNotFetch);
        for (var index = 0; ; index++)
        {
            var socket = new Socket(addresses[index].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[index], name.Port), cancelled);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception) when (index + 1 < addresses.Length && !cancelled.IsCancellationRequested)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
