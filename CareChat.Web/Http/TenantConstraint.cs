namespace CareChat.Web.Http;

/// <summary>Keeps contract A's <c>{tenant:tenant}</c> off the portal's and the other contracts' first segments.</summary>
public sealed class TenantConstraint : IRouteConstraint
{
    /// <summary>The name the constraint has in a route.</summary>
    public const string Name = "tenant";

    /// <inheritdoc />
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is string segment && !ReservedNames.Contains(segment);
}
