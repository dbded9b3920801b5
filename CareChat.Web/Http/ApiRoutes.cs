using System.Reflection;

namespace CareChat.Web.Http;

/// <summary>Maps the contracts' operations.</summary>
internal static class ApiRoutes
{
    /// <summary>
    /// Maps an operation at its address; where it is read with GET, HEAD answers too (contract part 1).
    /// </summary>
    /// <param name="described">
    /// A method that is this operation's alone: the description finds an operation by it. Null where the handler is one.
    /// </param>
    public static void MapOperation(
        this IEndpointRouteBuilder app, string method, string address, ApiOperation operation, RequestDelegate handler,
        MethodInfo? described = null)
    {
        app.MapMethods(address, [method], handler).WithMetadata(operation, described ?? handler.Method);
        if (HttpMethods.IsGet(method)) app.MapMethods(address, [HttpMethods.Head], handler);
    }
}
