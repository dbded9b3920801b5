using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CareChat.Web.Http;

/// <summary>The text in a JSON value.</summary>
internal static partial class JsonText
{
    /// <summary>Whether every name and text in a value can be stored.</summary>
    public static bool IsStorable(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.Object => value.EnumerateObject().All(field => !field.Name.Contains('\0') && IsStorable(field.Value)),
                JsonValueKind.Array => value.EnumerateArray().All(IsStorable),
                JsonValueKind.String => !value.GetString()!.Contains('\0'),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false; // half a surrogate pair
        }
    }

    /// <summary>The words of a text of which not all is text: zeros are blanks, and where there is half a surrogate pair or no UTF-8, surrogates are too.</summary>
    public static string Said(JsonElement text)
    {
        try
        {
            return text.GetString()!.Replace('\0', ' ');
        }
        catch (InvalidOperationException)
        {
            var raw = Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(text));
            return JsonElement.Parse(Surrogates().Replace(raw, "$1 ")).GetString()!.Replace('\0', ' ');
        }
    }

    /// <summary>The escape of a surrogate, behind an even number of backslashes.</summary>
    [GeneratedRegex("""(?<!\\)((?:\\\\)*)\\u[dD][89a-fA-F][0-9a-fA-F]{2}""")]
    private static partial Regex Surrogates();
}
