using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CareChat.Web.Notifications;

/// <summary>
/// Hands mails to the configured server by SMTP: STARTTLS wherever it is offered (TLS from the first byte on port 465), and a
/// trusted certificate required before a password is said.
/// </summary>
public sealed class MailServer(MailSettings settings, TimeProvider clock)
{
    private const int ImplicitTlsPort = 465;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private bool HasUser => settings.Mail.User.Length > 0;

    /// <summary>Sends one mail; returns when the server has taken it over.</summary>
    /// <exception cref="MailFailureException">The server cannot be reached, is too slow, or refuses.</exception>
    public async Task SendAsync(ReminderMail mail, CancellationToken cancellationToken)
    {
        if (!MailboxAddress.TryParse(settings.Mail.From, out var from)) throw new MailFailureException("CareChat:Mail:From is not an e-mail address.");
        if (!MailboxAddress.TryParse(mail.To, out _)) throw new MailFailureException("A patient's address is not one a mail server takes.", isAddress: true);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await SendAsync(mail.Compose(from, clock.GetUtcNow()), patience.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MailFailureException("The mail server did not answer in time.", cause: late);
        }
        catch (Exception failure) when (Explain(failure) is { } reason)
        {
            throw new MailFailureException(reason, IsAddress(failure), failure);
        }
    }

    private async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { CheckCertificateRevocation = false, LocalDomain = "carechat" };
        if (!HasUser) client.ServerCertificateValidationCallback = (_, _, _, _) => true; // no password at stake: encrypted beats open
        await client.ConnectAsync(settings.Mail.Host, settings.Mail.Port, Security, cancellationToken);
        if (HasUser) await client.AuthenticateAsync(settings.Mail.User, settings.Mail.Password, cancellationToken);
        await client.SendAsync(message, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private SecureSocketOptions Security => settings.Mail.Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect
        : HasUser ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable;

    /// <summary>True where the server refused this one recipient for good.</summary>
    private static bool IsAddress(Exception failure) =>
        failure is SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refused && (int)refused.StatusCode is 550 or 551 or 553;

    /// <summary>What went wrong, in plain words without an address; null for what is no failure of a mail server.</summary>
    private static string? Explain(Exception failure) => failure switch
    {
        SmtpCommandException refused when IsAddress(refused) => $"The mail server refused a patient's address ({(int)refused.StatusCode}).",
        SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } later => $"The mail server asked to try again later ({(int)later.StatusCode}).",
        SmtpCommandException refused => $"The mail server refused the mail ({(int)refused.StatusCode}).",
        AuthenticationException => "The mail server refused the user or password.",
        SslHandshakeException => "The mail server's certificate is not trusted.",
        NotSupportedException => "The mail server does not offer STARTTLS, so the password was not sent.",
        ProtocolException => "The mail server does not answer as a mail server should.",
        SocketException or IOException => "The mail server cannot be reached.",
        _ => null,
    };
}
