using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.PatientApi.Wire;

namespace CareChat.Web.PatientApi;

/// <summary>Hands out bearer tokens (contract A.0).</summary>
internal sealed class TokenEndpoints(ApiClientStore clients, ApiClientTokenBlock block, BearerTokens tokens)
{
    private const int Longest = 200;
    private static readonly Refusal BadPair = new(RefusalKind.Unauthorized, "INVALID_CREDENTIALS", "API client or secret is wrong");

    /// <summary>A token for a pair.</summary>
    public async Task IssueAsync(HttpContext http)
    {
        var input = await JsonInput.ReadAsync(http);
        var apiClient = input.Required("apiClient", Longest);
        var secret = input.Required("secret", Longest);
        input.Require();
        var client = await RequireAsync(apiClient, secret, http.RequestAborted);
        var issued = await tokens.IssueAsync(client.Id);
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteJsonAsync(new TokenJson(issued.Token, issued.ExpiresAt), WireJson.Plain.TokenJson);
    }

    /// <summary>The same at the older address, which names tenant and client.</summary>
    public async Task IssueAtOlderAddressAsync(HttpContext http)
    {
        var input = await JsonInput.ReadAsync(http);
        var secret = input.Required("secret", Longest);
        input.Require();
        var address = http.Request.RouteValues;
        var client = await RequireAsync(TextRules.Accept((string?)address["apiClient"], "apiClient", Longest), secret, http.RequestAborted);
        Doorkeeper.RequireTenant((string?)address["tenant"], client.Tenant!.Name);
        var issued = await tokens.IssueAsync(client.Id);
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteJsonAsync(new TokenOnlyJson(issued.Token), WireJson.Plain.TokenOnlyJson);
    }

    private async Task<ApiClient> RequireAsync(string apiClient, string secret, CancellationToken cancellationToken)
    {
        var client = await clients.FindAsync(apiClient, cancellationToken);
        block.Count(client?.Id, apiClient);
        return ApiClientStore.IsSecretOf(client, secret) ? client! : throw new RefusedException(BadPair);
    }
}
