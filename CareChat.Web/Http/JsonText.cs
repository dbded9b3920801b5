using System.Text.Json;

namespace CareChat.Web.Http;

/// <summary>The text in a JSON value.</summary>
internal static class JsonText
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
}
