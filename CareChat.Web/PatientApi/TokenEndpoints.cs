using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.PatientApi.Wire;

namespace CareChat.Web.PatientApi;

/// <summary>Hands out bearer tokens (contract A.0).</summary>
internal sealed class TokenEndpoints(
    ApiClientStore clients, ApiClientTokenBlock block, BearerTokens tokens, RateLimits limits, ClientAddress addresses)
{
    private const int Longest = 200;
    private const int LargestBody = 8 * 1024;
    private static readonly Refusal BadPair = new(RefusalKind.Unauthorized, "INVALID_CREDENTIALS", "API client or secret is wrong");

    /// <summary>A token for a pair.</summary>
    public async Task IssueAsync(HttpContext http)
    {
        var input = await ReadAsync(http);
        var apiClient = input.Required("apiClient", Longest);
        var secret = input.Required("secret", Longest);
        input.Require();
        var client = await RequireAsync(http, apiClient, secret);
        var issued = await tokens.IssueAsync(client.Id);
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteJsonAsync(new TokenJson(issued.Token, issued.ExpiresAt), WireJson.Plain.TokenJson);
    }

    /// <summary>The same at the older address, which names tenant and client.</summary>
    public async Task IssueAtOlderAddressAsync(HttpContext http)
    {
        var input = await ReadAsync(http);
        var secret = input.Required("secret", Longest);
        input.Require();
        var address = http.Request.RouteValues;
        var client = await RequireAsync(http, TextRules.Accept((string?)address["apiClient"], "apiClient", Longest), secret);
        Doorkeeper.RequireTenant((string?)address["tenant"], client.Tenant!.Name);
        var issued = await tokens.IssueAsync(client.Id);
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteJsonAsync(new TokenOnlyJson(issued.Token), WireJson.Plain.TokenOnlyJson);
    }

    /// <summary>Nobody is known yet: it is the address that has a budget.</summary>
    private ValueTask<JsonInput> ReadAsync(HttpContext http)
    {
        http.Admit(limits.TokenRequests.Take(addresses.KeyOf(http)));
        return JsonInput.ReadAsync(http, LargestBody);
    }

    private async Task<ApiClient> RequireAsync(HttpContext http, string apiClient, string secret)
    {
        var client = await clients.FindAsync(apiClient, http.RequestAborted);
        var isRight = ApiClientStore.IsSecretOf(client, secret);
        block.Count(client?.Id, apiClient, addresses.KeyOf(http), isRight).Tell(http);
        return isRight ? client! : throw new RefusedException(BadPair);
    }
}
