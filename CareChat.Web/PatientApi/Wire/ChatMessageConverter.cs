using System.Text.Json;
using System.Text.Json.Serialization;
using CareChat.Web.Http;

namespace CareChat.Web.PatientApi.Wire;

/// <summary>Writes a message key by key: a page holds half a thousand values, and finding out how to write each costs more than writing it.</summary>
internal sealed class ChatMessageConverter : JsonConverter<ChatMessageJson>
{
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText PatientId = JsonEncodedText.Encode("patientId");
    private static readonly JsonEncodedText Sender = JsonEncodedText.Encode("sender");
    private static readonly JsonEncodedText Body = JsonEncodedText.Encode("body");
    private static readonly JsonEncodedText SentAt = JsonEncodedText.Encode("sentAt");
    private static readonly JsonEncodedText ReadAt = JsonEncodedText.Encode("readAt");
    private static readonly JsonEncodedText SenderId = JsonEncodedText.Encode("senderId");
    private static readonly JsonEncodedText SenderName = JsonEncodedText.Encode("senderName");
    private static readonly JsonEncodedText Source = JsonEncodedText.Encode("source");
    private static readonly JsonEncodedText Attachment = JsonEncodedText.Encode("attachment");
    private static readonly JsonEncodedText FileName = JsonEncodedText.Encode("fileName");
    private static readonly JsonEncodedText FileSize = JsonEncodedText.Encode("fileSize");
    private static readonly JsonEncodedText MimeType = JsonEncodedText.Encode("mimeType");
    private static readonly JsonEncodedText RetractedAt = JsonEncodedText.Encode("retractedAt");
    private static readonly JsonEncodedText Highlights = JsonEncodedText.Encode("highlights");
    private static readonly JsonEncodedText Start = JsonEncodedText.Encode("start");
    private static readonly JsonEncodedText Length = JsonEncodedText.Encode("length");
    private static readonly JsonEncodedText Number = JsonEncodedText.Encode("number");

    /// <inheritdoc />
    public override ChatMessageJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Messages are only written.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ChatMessageJson value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(Id, value.Id);
        writer.WriteString(PatientId, value.PatientId);
        writer.WriteString(Sender, value.Sender);
        writer.WriteString(Body, value.Body);
        WriteTime(writer, SentAt, value.SentAt);
        WriteTime(writer, ReadAt, value.ReadAt);
        if (value.SenderId is { } sender) writer.WriteString(SenderId, sender);
        else writer.WriteNull(SenderId);
        if (value.SenderName is not null) writer.WriteString(SenderName, value.SenderName);
        writer.WriteString(Source, value.Source);
        WriteFile(writer, value.Attachment);
        if (value.RetractedAt is not null) WriteTime(writer, RetractedAt, value.RetractedAt);
        WriteHighlights(writer, value.Highlights);
        if (value.Number is { } number) writer.WriteNumber(Number, number);
        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, JsonEncodedText name, DateTimeOffset? time)
    {
        if (time is not { } at)
        {
            writer.WriteNull(name);
            return;
        }
        Span<byte> text = stackalloc byte[Milliseconds.Length];
        Milliseconds.Write(at, text);
        writer.WriteString(name, text);
    }

    private static void WriteFile(Utf8JsonWriter writer, AttachmentJson? file)
    {
        if (file is null)
        {
            writer.WriteNull(Attachment);
            return;
        }
        writer.WriteStartObject(Attachment);
        writer.WriteString(Id, file.Id);
        writer.WriteString(FileName, file.FileName);
        writer.WriteNumber(FileSize, file.FileSize);
        writer.WriteString(MimeType, file.MimeType);
        writer.WriteEndObject();
    }

    private static void WriteHighlights(Utf8JsonWriter writer, IReadOnlyList<HighlightJson>? highlights)
    {
        if (highlights is null) return;
        writer.WriteStartArray(Highlights);
        foreach (var highlight in highlights)
        {
            writer.WriteStartObject();
            writer.WriteNumber(Start, highlight.Start);
            writer.WriteNumber(Length, highlight.Length);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
