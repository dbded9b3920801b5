using System.Net;
using CareChat.Web.Data;
using MimeKit;

namespace CareChat.Web.Notifications;

/// <summary>
/// The one mail there is: that there is a message, and where to read it. No name, no clinic, nothing of what was said.
/// </summary>
/// <param name="Id">The occasion's id.</param>
/// <param name="Step">1 or 2; with the id it makes the mail's Message-ID, the same at every try.</param>
/// <param name="To">The patient's address.</param>
/// <param name="Language">BCP 47 tag of the patient's language; Spanish is written in Spanish, all else in English.</param>
/// <param name="Link">Where the message can be read, behind the sign-in.</param>
public sealed record ReminderMail(Guid Id, int Step, string To, string? Language, string Link)
{
    private static readonly Words English = new("en", "You have a new message", "You have a new message in your patient portal.",
        "Sign in to read it:", "Read the message", "Please do not reply to this e-mail.");

    private static readonly Words Spanish = new("es", "Tiene un mensaje nuevo", "Tiene un mensaje nuevo en su portal del paciente.",
        "Inicie sesión para leerlo:", "Leer el mensaje", "Por favor, no responda a este correo.");

    /// <summary>The page of the portal a conversation of this kind is read on.</summary>
    public static string PathOf(ConversationKind kind, Guid conversationId) => kind switch
    {
        ConversationKind.CareTeam => "/chat",
        _ => $"/visits/{conversationId:D}",
    };

    /// <summary>The mail as it goes over the wire: plain text and HTML.</summary>
    /// <param name="from">The sender.</param>
    /// <param name="at">When it is sent.</param>
    public MimeMessage Compose(MailboxAddress from, DateTimeOffset at)
    {
        var words = Language?.Split('-', '_')[0].Equals("es", StringComparison.OrdinalIgnoreCase) == true ? Spanish : English;
        var message = new MimeMessage([from], [MailboxAddress.Parse(To)], words.Subject, new MultipartAlternative(Part("plain", Plain(words)), Part("html", Html(words))))
        {
            Date = at,
            MessageId = $"{Id:N}.{Step}@{from.Domain}",
        };
        message.Headers.Add(HeaderId.ContentLanguage, words.Language);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    private string Plain(Words words) => $"{words.News}\r\n\r\n{words.SignIn}\r\n{Link}\r\n\r\n{words.NoReply}\r\n";

    private string Html(Words words) =>
        $"""
        <!DOCTYPE html><html lang="{words.Language}"><body style="font-family:sans-serif;font-size:16px;line-height:1.5">
        <p>{words.News}</p><p><a href="{WebUtility.HtmlEncode(Link)}">{words.Button}</a></p>
        <p style="color:#555;font-size:14px">{words.NoReply}</p></body></html>
        """;

    private static TextPart Part(string type, string text) => new(type) { Text = text, ContentTransferEncoding = ContentEncoding.Base64 };

    private sealed record Words(string Language, string Subject, string News, string SignIn, string Button, string NoReply);
}
