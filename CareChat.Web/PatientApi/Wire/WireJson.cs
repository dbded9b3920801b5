using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareChat.Web.PatientApi.Wire;

/// <summary>How contract A's records become JSON, generated at build.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(MillisecondsConverter)])]
[JsonSerializable(typeof(ChatMessageJson))]
[JsonSerializable(typeof(PageJson<ChatMessageJson>))]
[JsonSerializable(typeof(TokenJson))]
[JsonSerializable(typeof(TokenOnlyJson))]
[JsonSerializable(typeof(MintedChatTokenJson))]
[JsonSerializable(typeof(PageJson<ChatTokenJson>))]
[JsonSerializable(typeof(FileJson))]
[JsonSerializable(typeof(PatientJson))]
[JsonSerializable(typeof(PageJson<PatientJson>))]
internal sealed partial class WireJson : JsonSerializerContext
{
    private static WireJson? plain;

    /// <summary>The context that leaves text readable: answers are UTF-8 and never part of a page.</summary>
    public static WireJson Plain =>
        plain ??= new WireJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>Times as RFC 3339 in UTC, always with three digits of a second, always with <c>Z</c>.</summary>
internal sealed class MillisecondsConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[24];
        value.UtcDateTime.TryFormat(text, out var length, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
