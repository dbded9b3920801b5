using System.Reflection;

namespace CareChat.Web.Http;

/// <summary>Maps the contracts' operations.</summary>
internal static class ApiRoutes
{
    /// <summary>
    /// Maps an operation at its address; where it is read with GET, HEAD answers too, and pages of allowed origins may call it where
    /// they can hold its credential (contract part 1).
    /// </summary>
    /// <param name="described">
    /// A method that is this operation's alone: the description finds an operation by it. Null where the handler is one.
    /// </param>
    public static void MapOperation(
        this IEndpointRouteBuilder app, string method, string address, ApiOperation operation, RequestDelegate handler,
        MethodInfo? described = null)
    {
        var mapped = app.MapMethods(address, [method], handler).WithMetadata(operation, described ?? handler.Method);
        var byHead = HttpMethods.IsGet(method) ? app.MapMethods(address, [HttpMethods.Head], handler) : null;
        if (operation.Credential is not (ApiCredential.ChatToken or ApiCredential.BearerOrChatToken or ApiCredential.AssistantKey)) return;
        mapped.RequireCors(BrowserCors.Policy);
        byHead?.RequireCors(BrowserCors.Policy);
    }
}
