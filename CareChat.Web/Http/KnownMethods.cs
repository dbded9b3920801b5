using Microsoft.AspNetCore.Routing.Template;

namespace CareChat.Web.Http;

/// <summary>
/// Which methods an address of the contracts takes. The router itself does not tell apart what looks alike: for it
/// <c>PATCH /api/cura/patients/1</c> is a patient's of a clinic called <c>api</c>, which there cannot be.
/// </summary>
internal sealed class KnownMethods(EndpointDataSource endpoints)
{
    private readonly Lazy<Route[]> routes = new(() => [.. endpoints.Endpoints.OfType<RouteEndpoint>().Select(Read).OfType<Route>()]);

    /// <summary>The methods, in the order of the alphabet; none where the address is none.</summary>
    public IReadOnlyList<string> Of(PathString path) =>
        [.. routes.Value.Where(route => IsAt(route, path)).SelectMany(route => route.Methods).Distinct().Order()];

    private static bool IsAt(Route route, PathString path)
    {
        var values = new RouteValueDictionary();
        return route.Address.TryMatch(path, values)
            && (!route.IsOfTenant || (values["tenant"] is string tenant && !ReservedNames.Contains(tenant)));
    }

    private static Route? Read(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods) return null;
        var address = new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []);
        return new Route(address, endpoint.RoutePattern.GetParameter("tenant") is not null, methods);
    }

    private sealed record Route(TemplateMatcher Address, bool IsOfTenant, IReadOnlyList<string> Methods);
}
