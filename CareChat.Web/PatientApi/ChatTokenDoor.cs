using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;

namespace CareChat.Web.PatientApi;

/// <summary>Lets in whoever brings a chat token in <c>?token=</c> (contract A.4).</summary>
internal sealed class ChatTokenDoor(ChatTokenStore tokens)
{
    private const int LongestToken = 200;
    private static readonly Refusal Invalid = new(RefusalKind.Unauthorized, "CHAT_TOKEN_INVALID", "Chat token is invalid or expired");

    /// <summary>The actor the token makes.</summary>
    /// <exception cref="RefusedException">Missing (400), no good (401), or another clinic's address (404).</exception>
    public async Task<Actor> EnterAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin"; // another portal's page may show the picture
        var token = http.Request.Query["token"].ToString();
        if (token.Length == 0) throw new RefusedException(Refusal.Invalid("token", "token is required"));
        if (token.Length > LongestToken || await tokens.FindAsync(token, http.RequestAborted) is not { } holder)
            throw new RefusedException(Invalid);
        var address = http.Request.RouteValues;
        Doorkeeper.RequireTenant((string?)address["tenant"], holder.TenantName);
        if ((string?)address["instance"] != holder.InstanceName) throw new RefusedException(Refusal.NotFound("Instance"));
        return holder.Actor;
    }
}
