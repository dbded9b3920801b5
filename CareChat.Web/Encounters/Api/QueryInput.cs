using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Encounters.Letters;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api;

/// <summary>A letter's request, read and checked in the order of contract C.1's errors.</summary>
internal sealed record QueryInput(string Query, string? SessionToken, Guid? PatientId, IReadOnlyList<SentImage> Images)
{
    /// <summary>The shortest and longest letter, in UTF-16 code units.</summary>
    public const int Shortest = 500, Longest = 10_000;

    /// <summary>The largest body: three pictures in base64, the letter with every letter escaped, and some room.</summary>
    public const int LargestBody = 44 * 1024 * 1024;

    private const string Session = "session_token";
    private const int LongestToken = 200;

    private static ReadOnlySpan<byte> DataAddress => "data:"u8;

    /// <summary>Reads a body.</summary>
    /// <exception cref="RefusedException">Something in it is wrong; the first thing is said.</exception>
    public static QueryInput Of(JsonInput input)
    {
        var query = input.Raw("query");
        if (query is null) input.Wrong("query", "query is required");
        else if (query.Length is < Shortest or > Longest) input.Wrong("query", $"query must be between {Shortest} and {Longest} characters");
        var session = input.Optional(Session, LongestToken);
        var patient = PatientOf(input);
        var items = input.Items("images");
        if (items.Count > LetterImages.MostPerCall) input.Wrong("images", $"at most {LetterImages.MostPerCall} images per request");
        input.Require();
        return new QueryInput(query!, session, patient, [.. items.Select(ImageOf)]);
    }

    /// <summary>The letter of a body, whatever is wrong with it, its length included; null for none.</summary>
    public static string? LetterOf(JsonInput input) => input.Said("query") is { Length: > 0 } letter ? letter : null;

    /// <summary>The session of a body, whatever else is wrong with it; null for none.</summary>
    public static string? SessionOf(JsonInput input) => input.Readable(Session, LongestToken);

    private static Guid? PatientOf(JsonInput input)
    {
        if (input.Optional("patient_id", LongestToken) is not { } text) return null;
        if (Guid.TryParseExact(text, "D", out var id)) return id;
        input.Wrong("patient_id", "patient_id must be a UUID");
        return null;
    }

    private static SentImage ImageOf(JsonElement item)
    {
        var wrong = new RefusedException(Refusal.Invalid("images", "each image needs a url or base64"));
        if (item.ValueKind != JsonValueKind.Object) throw wrong;
        var name = TextOf(item, "name") ?? "image";
        if (item.TryGetProperty("base64", out var content) && content.ValueKind == JsonValueKind.String) return new SentImage(name, null, BytesOf(item));
        return TextOf(item, "url") is { Length: > 0 } url ? new SentImage(name, url, null) : throw wrong;
    }

    /// <summary>The bytes of base64, with or without the beginning of a data address; taken from the body as it came, without copies.</summary>
    private static byte[] BytesOf(JsonElement item)
    {
        var text = JsonMarshal.GetRawUtf8Value(item.GetProperty("base64"))[1..^1];
        if (text.Contains((byte)'\\')) text = Encoding.UTF8.GetBytes(TextOf(item, "base64") ?? "");
        var isAddress = text.Length > DataAddress.Length && Ascii.EqualsIgnoreCase(text[..DataAddress.Length], DataAddress);
        text = text[((isAddress ? text.IndexOf((byte)',') : -1) + 1)..];
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, decoded, out _, out var length) == OperationStatus.Done && length > 0)
            return length == decoded.Length ? decoded : decoded[..length];
        throw new RefusedException(Refusal.Invalid("images", "image is not valid base64"));
    }

    private static string? TextOf(JsonElement item, string field)
    {
        try
        {
            return item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair
        }
    }
}
