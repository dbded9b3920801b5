using CareChat.Web.Attachments;
using CareChat.Web.Data;

namespace CareChat.Web.Messages;

/// <summary>The columns of a message with its file, and the message they make.</summary>
internal static class MessageRows
{
    /// <summary>What to select; <c>m</c> is the message and <c>a</c> its file, see <see cref="Files"/>.</summary>
    public const string Columns =
        """
        m."Id", m."ConversationId", m."PatientId", m."Number", m."AuthorKind", m."AuthorId", m."AuthorName", m."Source", m."Body", m."SentAt",
        m."RetractedAt", a."Id", a."FileName", a."FileSize", a."MimeType", a."Width", a."Height", a."HasThumbnail"
        """;

    /// <summary>Where the file comes from.</summary>
    public const string Files = """ LEFT JOIN "Attachments" a ON a."Id" = m."AttachmentId" """;

    /// <summary>How many columns there are.</summary>
    public const int Count = 18;

    /// <summary>The message of the row the reader stands on; it knows nothing of reading yet.</summary>
    public static MessageView Read(SqlRow row) => new()
    {
        Id = row.GetGuid(0),
        ConversationId = row.GetGuid(1),
        PatientId = row.IsDBNull(2) ? null : row.GetGuid(2),
        Number = row.GetInt32(3),
        AuthorKind = (AuthorKind)row.GetInt32(4),
        AuthorId = row.IsDBNull(5) ? null : row.GetGuid(5),
        AuthorName = row.IsDBNull(6) ? null : row.GetString(6),
        Source = (MessageSource)row.GetInt32(7),
        Body = row.GetString(8),
        SentAt = Time(row, 9),
        RetractedAt = row.IsDBNull(10) ? null : Time(row, 10),
        Attachment = row.IsDBNull(11) ? null : ReadFile(row),
    };

    /// <summary>A time as it is stored.</summary>
    public static DateTimeOffset Time(SqlRow row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static AttachmentView ReadFile(SqlRow row) => new(
        row.GetGuid(11), row.GetString(12), row.GetInt64(13), row.GetString(14),
        row.IsDBNull(15) ? null : row.GetInt32(15), row.IsDBNull(16) ? null : row.GetInt32(16), row.GetBoolean(17));
}
