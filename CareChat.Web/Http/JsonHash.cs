using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;

namespace CareChat.Web.Http;

/// <summary>Tells JSON values apart by what they say: blanks, the order of fields, escapes and spellings of a number do not count.</summary>
internal static class JsonHash
{
    /// <summary>Working out a power of ten of millions of digits would hold a processor for minutes.</summary>
    private const int LongestNumber = 1000;

    /// <summary>SHA-256 of a value; none at all counts as an object without fields. Null where a text in it is no text.</summary>
    public static byte[]? Of(JsonElement value)
    {
        try
        {
            var written = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(written)) Write(writer, value);
            return SHA256.HashData(written.WrittenSpan);
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object or JsonValueKind.Undefined:
                writer.WriteStartObject();
                foreach (var (name, field) in Fields(value))
                {
                    writer.WritePropertyName(name);
                    Write(writer, field);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(Number(value.GetRawText()));
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(value.GetString());
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    /// <summary>The fields in the order of their names; of one that stands twice the last counts, as everywhere here.</summary>
    private static SortedDictionary<string, JsonElement> Fields(JsonElement value)
    {
        var fields = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        if (value.ValueKind == JsonValueKind.Undefined) return fields;
        foreach (var field in value.EnumerateObject()) fields[field.Name] = field.Value;
        return fields;
    }

    /// <summary>
    /// One spelling for each number: digits without zeros around them, and the power of ten. One too long to be meant counts
    /// as it is written.
    /// </summary>
    internal static string Number(string raw)
    {
        if (raw.Length > LongestNumber) return raw;
        var e = raw.AsSpan().IndexOfAny('e', 'E');
        var power = e < 0 ? BigInteger.Zero : BigInteger.Parse(raw.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = (e < 0 ? raw : raw[..e]).TrimStart('-');
        if (digits.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point)
        {
            power -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }
        digits = digits.TrimStart('0');
        var kept = digits.TrimEnd('0');
        power += digits.Length - kept.Length;
        return kept.Length == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{(raw[0] == '-' ? "-" : "")}{kept}e{power}");
    }
}
