using System.Text.Json;
using CareChat.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Http;

/// <summary>
/// What all of the portal's own addresses share: the cookie says who calls, a changing request proves by its
/// antiforgery token that it was the page. Refusals leave as problem details (see <see cref="ApiErrors"/>).
/// </summary>
public static class PortalDoors
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A group of portal addresses.</summary>
    public static RouteGroupBuilder MapPortalDoors(this IEndpointRouteBuilder app, string prefix)
    {
        var doors = app.MapGroup(prefix).RequireAuthorization().ExcludeFromDescription();
        doors.AddEndpointFilter(ProveAsync);
        return doors;
    }

    /// <summary>The JSON body of a request.</summary>
    /// <exception cref="RefusedException">It is not JSON, or not of this shape.</exception>
    public static async Task<T> ReadBodyAsync<T>(this HttpRequest request) where T : class
    {
        try
        {
            if (request.HasJsonContentType() && await request.ReadFromJsonAsync<T>(Json, request.HttpContext.RequestAborted) is { } body) return body;
        }
        catch (JsonException)
        {
            // the answer is the same: the exception's text quotes the body
        }
        throw new RefusedException(Refusal.Invalid("body", "The request is not readable"));
    }

    /// <summary>Whether the portal's page sent it, by the token in the header; a body is not searched for one.</summary>
    public static async Task<bool> IsProvenAsync(this HttpContext http)
    {
        var header = http.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.HeaderName!;
        return http.Request.Headers.ContainsKey(header) && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
    }

    private static async ValueTask<object?> ProveAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !await http.IsProvenAsync())
            throw new RefusedException(new Refusal(RefusalKind.Invalid, "ANTIFORGERY", "This page is out of date. Reload it"));
        return await next(context);
    }
}
