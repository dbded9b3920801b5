using System.Globalization;

namespace CareChat.Web.Http;

/// <summary>Gives every request an id of our own, in the log and in <c>X-Request-Id</c>; one from outside counts for nothing.</summary>
internal static class RequestIds
{
    private const string Header = "X-Request-Id";

    /// <summary>Sets the header, and sets it again where an error page has cleared the answer.</summary>
    public static Task UseAsync(HttpContext http, RequestDelegate next)
    {
        http.TraceIdentifier = New();
        Set(http);
        if (ApiPaths.Of(http.Request.Path) == Facade.Page)
            http.Response.OnStarting(static state =>
            {
                Set((HttpContext)state);
                return Task.CompletedTask;
            }, http);
        return next(http);
    }

    /// <summary>An id of a request.</summary>
    public static string New() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    /// <summary>Writes the id onto the answer.</summary>
    public static void Set(HttpContext http) => http.Response.Headers[Header] = http.TraceIdentifier;
}
