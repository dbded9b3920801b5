using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CareChat.Web.Attachments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CareChat.Tests.Attachments;

/// <summary>A host of pictures on the internet: https on 127.0.0.1, with a certificate of its own, good and bad in turn.</summary>
public sealed class PhotoServer : IAsyncLifetime
{
    private const int ElevenMegabytes = 11 * 1024 * 1024;
    private WebApplication app = null!;
    private int connections;

    public int Port { get; private set; }

    /// <summary>Connections made to it so far.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>The requests that came, as "host path".</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Where its certificate says its issuer is to be had.</summary>
    public Uri? Issuer { get; init; }

    public X509Certificate2 Certificate { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Certificate = Signed(Issuer);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, Count));
        app = builder.Build();
        app.Use((http, next) =>
        {
            Requests.Enqueue($"{http.Request.Host.Host} {http.Request.Path}");
            return next();
        });
        app.MapGet("/good", () => Results.Bytes(TellingPictures.CleanJpeg, "text/html"));
        app.MapGet("/page", () => Results.Text("<html>not a picture</html>", "image/png"));
        app.MapGet("/empty", () => Results.Bytes([], "image/png"));
        app.MapGet("/missing", (HttpContext http) =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return http.Response.Body.WriteAsync(TellingPictures.CleanJpeg).AsTask();
        });
        app.MapGet("/long", (HttpContext http) => SendAsync(http, isAnnounced: true));
        app.MapGet("/endless", (HttpContext http) => SendAsync(http, isAnnounced: false));
        app.MapGet("/drip", DripAsync);
        app.MapGet("/silent", (HttpContext http) => Task.Delay(Timeout.Infinite, http.RequestAborted));
        app.MapGet("/to", (string where, HttpContext http) => Redirect(http, where));
        app.MapGet("/hops/{left:int}", (int left, HttpContext http) => Redirect(http, left == 0 ? "/good" : $"/hops/{left - 1}"));
        await app.StartAsync();
        Port = new Uri(app.Urls.First()).Port;
    }

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    /// <summary>The internet in which every name is this server, its address is fine and its certificate is trusted.</summary>
    internal RemoteImageNetwork Network() => new()
    {
        Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
        IsAllowed = address => address.Equals(IPAddress.Loopback),
        Port = Port,
        Trust = (_, certificate, _, _) => certificate?.GetCertHashString() == Certificate.Thumbprint,
    };

    private void Count(ListenOptions listen)
    {
        listen.Use(next => connection =>
        {
            Interlocked.Increment(ref connections);
            return next(connection);
        });
        var context = SslStreamCertificateContext.Create(Certificate, additionalCertificates: null, offline: true); // else the server looks for the issuer
        listen.UseHttps((_, _, _, _) => ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificateContext = context }), null!);
    }

    private static IResult Redirect(HttpContext http, string where)
    {
        http.Response.Headers.Location = where;
        http.Response.Headers.Connection = "close";
        return Results.StatusCode(StatusCodes.Status302Found);
    }

    private static async Task SendAsync(HttpContext http, bool isAnnounced)
    {
        var content = new byte[ElevenMegabytes];
        TellingPictures.CleanJpeg.CopyTo(content, 0);
        if (isAnnounced) http.Response.ContentLength = content.Length;
        await http.Response.Body.WriteAsync(content, http.RequestAborted);
    }

    /// <summary>A byte now and then, for ever.</summary>
    private static async Task DripAsync(HttpContext http)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (await timer.WaitForNextTickAsync(http.RequestAborted))
        {
            await http.Response.Body.WriteAsync(new byte[] { 0xFF }, http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    }

    private static X509Certificate2 Signed(Uri? issuer)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = new CertificateRequest("CN=Nobody knows", key, HashAlgorithmName.SHA256);
        var leaf = new CertificateRequest("CN=photos.example.org", key, HashAlgorithmName.SHA256);
        if (issuer is not null) leaf.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([issuer.AbsoluteUri], [issuer.AbsoluteUri]));
        var generator = X509SignatureGenerator.CreateForECDsa(key);
        using var certificate = leaf.Create(root.SubjectName, generator, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200), [1, 2, 3]);
        using var withKey = certificate.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }
}
