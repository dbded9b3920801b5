using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareChat.Web.Http;

/// <summary>Times as RFC 3339 in UTC, always with three digits of a second, always with <c>Z</c>.</summary>
internal static class Milliseconds
{
    /// <summary>How many bytes a time takes: <c>yyyy-MM-ddTHH:mm:ss.fffZ</c>.</summary>
    public const int Length = 24;

    /// <summary>Writes a time into the first <see cref="Length"/> bytes.</summary>
    public static void Write(DateTimeOffset time, Span<byte> text)
    {
        var utc = time.UtcDateTime;
        var (year, month, day) = DateOnly.FromDateTime(utc);
        "0000-00-00T00:00:00.000Z"u8.CopyTo(text);
        Digits(text[..4], year);
        Digits(text.Slice(5, 2), month);
        Digits(text.Slice(8, 2), day);
        Digits(text.Slice(11, 2), utc.Hour);
        Digits(text.Slice(14, 2), utc.Minute);
        Digits(text.Slice(17, 2), utc.Second);
        Digits(text.Slice(20, 3), utc.Millisecond);
    }

    private static void Digits(Span<byte> text, int number)
    {
        for (var i = text.Length - 1; i >= 0; i--, number /= 10) text[i] = (byte)('0' + (number % 10));
    }
}

/// <summary>Times in JSON as <see cref="Milliseconds"/> writes them.</summary>
internal sealed class MillisecondsConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Milliseconds.Length];
        Milliseconds.Write(value, text);
        writer.WriteStringValue(text);
    }
}
