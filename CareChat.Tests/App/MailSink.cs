using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CareChat.Tests.App;

/// <summary>A mail as it arrived, and the words of its two parts.</summary>
public sealed record ArrivedMail(string Raw)
{
    /// <summary>Plain text and HTML, decoded.</summary>
    public string Words => string.Join('\n', Raw.Split("base64\r\n\r\n").Skip(1)
        .Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part.Split("\r\n--")[0]))));

    /// <summary>A header's value.</summary>
    public string Header(string name) => Raw.Split("\r\n").First(l => l.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];
}

/// <summary>A real mail server as a process of its own; it ends with the tests, however they end.</summary>
public sealed class MailSink : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("carechat-mail-").FullName;
    private Process? process;

    /// <summary>The port it listens on; the same after a stop.</summary>
    public int Port { get; } = FreePort();

    /// <summary>What has arrived, in its order.</summary>
    public IReadOnlyList<ArrivedMail> Mails =>
        [.. new DirectoryInfo(folder).GetFiles().OrderBy(f => f.Name).Select(f => new ArrivedMail(File.ReadAllText(f.FullName)))];

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="encrypts">True where it takes mail by STARTTLS only, with a certificate nobody vouches for.</param>
    public async Task StartAsync(bool encrypts = false)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Repository.Root, "CareChat.Tests", "App", "mailserver.py"));
        start.ArgumentList.Add(Port.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(folder);
        if (encrypts) start.ArgumentList.Add(WriteCertificate());
        process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync() is null)
            throw new InvalidOperationException("The mail server did not start; build/test.sh installs what it needs (python3-aiosmtpd).");
    }

    /// <summary>Ends it; mails are refused until it starts again.</summary>
    public void Stop()
    {
        if (process is null) return;
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(folder, recursive: true);
        if (File.Exists(Certificate)) File.Delete(Certificate);
    }

    private string Certificate => folder + ".pem";

    private string WriteCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
        return Certificate;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
