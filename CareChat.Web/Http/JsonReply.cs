using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CareChat.Web.Http;

/// <summary>Writes JSON answers in one piece, with their length, from a buffer each thread keeps.</summary>
public static class JsonReply
{
    /// <summary>The content type of every JSON answer that is no problem.</summary>
    public const string ContentType = "application/json";

    private const int LargestKept = 256 * 1024;

    [ThreadStatic]
    private static Piece? kept;

    /// <summary>Answers with a value.</summary>
    public static Task WriteJsonAsync<T>(this HttpResponse response, T value, JsonTypeInfo<T> type) =>
        response.WriteJsonAsync(writer => JsonSerializer.Serialize(writer, value, type), ContentType);

    /// <summary>Answers with what <paramref name="write"/> writes.</summary>
    public static Task WriteJsonAsync(this HttpResponse response, Action<Utf8JsonWriter> write, string contentType)
    {
        var piece = kept ?? new Piece();
        kept = null;
        piece.Bytes.ResetWrittenCount();
        piece.Writer.Reset();
        write(piece.Writer);
        piece.Writer.Flush();
        response.Headers.ContentType = contentType;
        response.ContentLength = piece.Bytes.WrittenCount;
        response.BodyWriter.Write(piece.Bytes.WrittenSpan);
        if (piece.Bytes.Capacity <= LargestKept) kept = piece;
        return response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).AsTask();
    }

    /// <summary>Answers with JSON that is already text.</summary>
    public static Task WriteJsonTextAsync(this HttpResponse response, string json)
    {
        response.Headers.ContentType = ContentType;
        return response.WriteAsync(json, response.HttpContext.RequestAborted);
    }

    private sealed class Piece
    {
        public Piece() => Writer = new Utf8JsonWriter(Bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

        public ArrayBufferWriter<byte> Bytes { get; } = new(4096);

        public Utf8JsonWriter Writer { get; }
    }
}
