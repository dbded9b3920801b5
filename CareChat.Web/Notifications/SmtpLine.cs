using System.Globalization;
using System.Text;

namespace CareChat.Web.Notifications;

/// <summary>An SMTP conversation over one stream: a line said, a reply heard.</summary>
internal sealed class SmtpLine(Stream stream) : IAsyncDisposable
{
    private const int MostLines = 100;
    private readonly StreamReader replies = new(stream, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, leaveOpen: true);

    /// <summary>Says one thing and hears the reply.</summary>
    /// <param name="said">A command, or a mail with its final dot.</param>
    /// <param name="expected">The code that means yes.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="isAddress">True where a lasting no is about the recipient alone.</param>
    /// <returns>The lines of the reply without their code.</returns>
    /// <exception cref="MailFailureException">The server said no.</exception>
    public async Task<string[]> SayAsync(string said, int expected, CancellationToken cancellationToken, bool isAddress = false)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(said + "\r\n"), cancellationToken);
        await stream.FlushAsync(cancellationToken);
        return await ExpectAsync(expected, cancellationToken, isAddress);
    }

    /// <summary>Hears a reply; see <see cref="SayAsync"/>.</summary>
    public async Task<string[]> ExpectAsync(int expected, CancellationToken cancellationToken, bool isAddress = false)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await replies.ReadLineAsync(cancellationToken) ?? throw new IOException("The mail server hung up.");
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)) break;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length > 3 && line[3] == '-') continue;
            if (code == expected) return [.. lines];
            throw Refused(code, isAddress && code is 550 or 551 or 553);
        }
        throw new MailFailureException("The mail server's answer could not be understood.");
    }

    /// <summary>Hangs up; a mail is taken over by then, or not at all.</summary>
    public async ValueTask DisposeAsync()
    {
        replies.Dispose();
        await stream.DisposeAsync();
    }

    private static MailFailureException Refused(int code, bool isAddress) => new(code switch
    {
        530 or 534 or 535 => $"The mail server refused the user or password ({code}).",
        _ when isAddress => $"The mail server refused a patient's address ({code}).",
        >= 400 and < 500 => $"The mail server asked to try again later ({code}).",
        _ => $"The mail server refused the mail ({code}).",
    }, isAddress);
}
