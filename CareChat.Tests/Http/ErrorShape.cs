using System.Text.Json;

namespace CareChat.Tests.Http;

/// <summary>Tells whose error shape a body has.</summary>
internal static class ErrorShape
{
    /// <summary><c>array</c> for contract A, <c>success</c> for B, <c>error</c> for C, <c>problem</c> for the portal's.</summary>
    public static string Of(string body)
    {
        var json = JsonDocument.Parse(body).RootElement;
        return json.ValueKind == JsonValueKind.Array ? "array"
            : json.TryGetProperty("success", out _) ? "success"
            : json.TryGetProperty("error", out _) ? "error"
            : json.TryGetProperty("code", out _) ? "problem" : body;
    }
}
