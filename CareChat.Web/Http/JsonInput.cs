using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.Net.Http.Headers;

namespace CareChat.Web.Http;

/// <summary>
/// A JSON body, field by field. Unknown fields are ignored; what is wrong is gathered, so that one answer names
/// every field (contract A.1).
/// </summary>
internal sealed class JsonInput
{
    private const int Usual = BodyBytes.Usual;

    private readonly List<Refusal> wrong = [];
    private readonly JsonElement root;
    private readonly ReadOnlyMemory<byte> bytes;

    private JsonInput(ReadOnlyMemory<byte> bytes, JsonElement root) => (this.bytes, this.root) = (bytes, root);

    /// <summary>SHA-256 of what the body says, however it is written.</summary>
    public byte[] Hash() => JsonHash.Of(root) ?? SHA256.HashData(bytes.Span);

    /// <summary>Reads the body; none at all counts as an object without fields.</summary>
    /// <exception cref="RefusedException">No JSON by its header (415) or by its content (400), or too large (413).</exception>
    /// <param name="largest">The most bytes.</param>
    public static async ValueTask<JsonInput> ReadAsync(HttpContext http, int largest = Usual)
    {
        var bytes = BodyBytes.WithoutMark(await BodyBytes.ReadAsync(http, largest));
        if (bytes.Length == 0) return new JsonInput(bytes, default);
        if (!IsJson(http.Request.ContentType))
            throw new RefusedException(new Refusal(RefusalKind.UnsupportedType, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be application/json"));
        return new JsonInput(bytes, Parse(bytes));
    }

    /// <summary>Whether the field is there at all, null included.</summary>
    public bool Has(string field) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(field, out _);

    /// <summary>A field that must be text by the rules of <see cref="TextRules.Accept"/>; empty where it is wrong.</summary>
    public string Required(string field, int longest) => Accept(field, longest, mayBeEmpty: false) ?? "";

    /// <summary>A field that may be left out; null where it is absent, null, blank or wrong.</summary>
    public string? Optional(string field, int longest) => Accept(field, longest, mayBeEmpty: true) is { Length: > 0 } text ? text : null;

    /// <summary>A field of text, looked at whatever else is wrong; null where it is absent, or wrong itself. Nothing is noted.</summary>
    public string? Readable(string field, int longest)
    {
        try
        {
            return Checked(field, longest, mayBeEmpty: false);
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>
    /// What a field says, whatever is wrong with it: its length, zeros, halves of a surrogate pair, bytes that are no UTF-8. Null where
    /// it is absent or no text. Nothing is noted.
    /// </summary>
    public string? Said(string field) => Find(field, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.Said(value) : null;

    /// <summary>A field of text with its outer blanks kept; null where it is absent, null, blank or no text.</summary>
    public string? Raw(string field)
    {
        if (Accept(field, int.MaxValue, mayBeEmpty: true) is null or "" || !Find(field, out var value)) return null;
        return value.GetString();
    }

    /// <summary>A field that may be left out and holds a whole number.</summary>
    public long? Whole(string field)
    {
        if (!Find(field, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)) return number;
        Wrong(field, $"{field} must be a whole number");
        return null;
    }

    /// <summary>A field that may be left out and is true or false.</summary>
    public bool? Flag(string field)
    {
        if (!Find(field, out var value)) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong(field, $"{field} must be true or false");
        return null;
    }

    /// <summary>The items of a field that may be left out and holds an array; none where it is absent or null.</summary>
    public IReadOnlyList<JsonElement> Items(string field)
    {
        if (!Find(field, out var value)) return [];
        if (value.ValueKind == JsonValueKind.Array) return [.. value.EnumerateArray()];
        Wrong(field, $"{field} must be an array");
        return [];
    }

    /// <summary>A field as it is; null where it is absent or null.</summary>
    public JsonElement? Element(string field) => Find(field, out var value) ? value : null;

    /// <summary>A field that may be left out and holds an object.</summary>
    /// <param name="largest">The most bytes of its JSON.</param>
    public JsonElement? Object(string field, int largest)
    {
        if (Element(field) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Object) Wrong(field, $"{field} must be an object");
        else if (!JsonText.IsStorable(value)) Wrong(field, $"{field} contains characters that are not text");
        else if (Encoding.UTF8.GetByteCount(value.GetRawText()) > largest) Wrong(field, $"{field} must be at most {largest} bytes");
        else return value;
        return null;
    }

    /// <summary>Notes that a field is wrong.</summary>
    public void Wrong(string field, string message) => wrong.Add(Refusal.Invalid(field, message));

    /// <summary>Goes on where nothing was wrong.</summary>
    /// <exception cref="RefusedException">Something was.</exception>
    public void Require()
    {
        if (wrong.Count > 0) throw new RefusedException(wrong);
    }

    private string? Accept(string field, int longest, bool mayBeEmpty)
    {
        try
        {
            return Checked(field, longest, mayBeEmpty);
        }
        catch (RefusedException refused)
        {
            wrong.Add(refused.Refusal);
            return null;
        }
    }

    private string? Checked(string field, int longest, bool mayBeEmpty) =>
        TextRules.Accept(Find(field, out var value) ? Read(field, value) : null, field, longest, mayBeEmpty);

    private static string? Read(string field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) throw new RefusedException(Refusal.Invalid(field, $"{field} must be a string"));
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // half a surrogate pair, or bytes that are no UTF-8
            throw new RefusedException(Refusal.Invalid(field, $"{field} contains characters that are not text"));
        }
    }

    private bool Find(string field, out JsonElement value)
    {
        value = default;
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty(field, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var root = bytes.Length > Usual ? JsonDocument.Parse(bytes).RootElement : JsonElement.Parse(bytes.Span); // small ones are copied
            if (root.ValueKind == JsonValueKind.Object) return root;
        }
        catch (JsonException)
        {
            // answered below: the parser's own text may quote the body
        }
        throw new RefusedException(Refusal.Invalid("", "Request body is not a JSON object") with { Field = null });
    }

    private static bool IsJson(string? contentType)
    {
        if (contentType == "application/json") return true;
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)) return false;
        var isJson = type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);
        return isJson && (!type.Charset.HasValue || Encoding.UTF8.WebName.Equals(HeaderUtilities.RemoveQuotes(type.Charset).Value, StringComparison.OrdinalIgnoreCase));
    }
}
