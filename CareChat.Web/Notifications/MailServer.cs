using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace CareChat.Web.Notifications;

/// <summary>
/// Hands mails to the configured server by SMTP: STARTTLS wherever it is offered, required before a password is said.
/// </summary>
public sealed class MailServer(MailSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Sends one mail; returns when the server has taken it over.</summary>
    /// <exception cref="MailFailureException">The server cannot be reached, is too slow, or refuses.</exception>
    public async Task SendAsync(ReminderMail mail, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(settings.Mail.Host, settings.Mail.Port, patience.Token);
            await using var line = await OpenAsync(socket, patience.Token);
            await SendAsync(line, mail, patience.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailFailureException("The mail server did not answer in time.", cause: late);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            throw new MailFailureException("The mail server cannot be reached.", cause: failure);
        }
        catch (AuthenticationException failure)
        {
            throw new MailFailureException("The mail server's certificate is not trusted.", cause: failure);
        }
    }

    /// <summary>Greets, encrypts and signs in.</summary>
    private async Task<SmtpLine> OpenAsync(TcpClient socket, CancellationToken cancellationToken)
    {
        var line = new SmtpLine(socket.GetStream());
        await line.ExpectAsync(220, cancellationToken);
        var offers = await line.SayAsync("EHLO carechat", 250, cancellationToken);
        var hasUser = settings.Mail.User.Length > 0;
        if (Offers(offers, "STARTTLS"))
        {
            await line.SayAsync("STARTTLS", 220, cancellationToken);
            line = new SmtpLine(await EncryptAsync(socket, mustBeTrusted: hasUser, cancellationToken));
            offers = await line.SayAsync("EHLO carechat", 250, cancellationToken);
        }
        else if (hasUser)
        {
            throw new MailFailureException("The mail server does not offer STARTTLS, so the password was not sent.");
        }
        if (hasUser) await line.SayAsync("AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{settings.Mail.User}\0{settings.Mail.Password}")), 235, cancellationToken);
        return line;
    }

    private static bool Offers(string[] offers, string word) => Array.Exists(offers, o => o.Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Encrypts; without a password at stake an unknown certificate is better than no encryption.</summary>
    private async Task<Stream> EncryptAsync(TcpClient socket, bool mustBeTrusted, CancellationToken cancellationToken)
    {
        var encrypted = new SslStream(socket.GetStream(), leaveInnerStreamOpen: false,
            (_, _, _, errors) => !mustBeTrusted || errors == SslPolicyErrors.None);
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = settings.Mail.Host }, cancellationToken);
        return encrypted;
    }

    private async Task SendAsync(SmtpLine line, ReminderMail mail, CancellationToken cancellationToken)
    {
        if (!IsSayable(mail.To)) throw new MailFailureException("A patient's address is not one a mail server takes.", isAddress: true);
        var from = settings.Mail.From;
        await line.SayAsync($"MAIL FROM:<{from}>", 250, cancellationToken);
        await line.SayAsync($"RCPT TO:<{mail.To}>", 250, cancellationToken, isAddress: true);
        await line.SayAsync("DATA", 354, cancellationToken);
        await line.SayAsync(mail.Compose(from, clock.GetUtcNow()).Replace("\r\n.", "\r\n..") + "\r\n.", 250, cancellationToken);
    }

    private static bool IsSayable(string address) => address.All(c => c is > ' ' and <= '~' and not '<' and not '>');
}
