using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace CareChat.Tests.App;

/// <summary>A mail as it arrived, and the words of its two parts.</summary>
public sealed record ArrivedMail(MimeMessage Message)
{
    /// <summary>Headers and parts as they came over the wire.</summary>
    public string Raw => Message.ToString();

    /// <summary>Plain text and HTML, decoded.</summary>
    public string Words => Message.TextBody + "\n" + Message.HtmlBody;

    /// <summary>A header's value.</summary>
    public string Header(string name) => Message.Headers[name] ?? "";
}

/// <summary>A real mail server on this machine. Recipients that begin with "refused" are refused for good.</summary>
public sealed class MailSink : IDisposable
{
    private readonly ConcurrentQueue<ArrivedMail> mails = new();
    private SmtpServer.SmtpServer? server;
    private Task running = Task.CompletedTask;

    /// <summary>The port it listens on; the same after a stop.</summary>
    public int Port { get; } = FreePort();

    /// <summary>What has arrived, in its order.</summary>
    public IReadOnlyList<ArrivedMail> Mails => [.. mails];

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="encrypts">True where it offers STARTTLS, with a certificate nobody vouches for.</param>
    public async Task StartAsync(bool encrypts = false)
    {
        var options = new SmtpServerOptionsBuilder().ServerName("test").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).AllowUnsecureAuthentication(false);
            if (encrypts) endpoint.Certificate(Certificate());
        }).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(mails));
        services.Add(new Filter());
        server = new SmtpServer.SmtpServer(options, services);
        running = server.StartAsync(CancellationToken.None);
        await ReachAsync();
    }

    /// <summary>Ends it; mails are refused until it starts again.</summary>
    public void Stop()
    {
        server?.Shutdown();
        running.Wait(TimeSpan.FromSeconds(5));
        server = null;
    }

    public void Dispose() => Stop();

    private async Task ReachAsync()
    {
        while (true)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (!running.IsCompleted)
            {
                await Task.Yield();
            }
        }
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private sealed class Store(ConcurrentQueue<ArrivedMail> mails) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var content = new MemoryStream(buffer.ToArray());
            mails.Enqueue(new ArrivedMail(await MimeMessage.LoadAsync(content, cancellationToken)));
            return SmtpResponse.Ok;
        }
    }

    /// <summary>Beside the sink, because the server disposes of its filter after each question.</summary>
    private sealed class Filter : IMailboxFilter
    {
        public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
            Task.FromResult(!to.User.StartsWith("refused", StringComparison.Ordinal));
    }
}
