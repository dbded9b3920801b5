using CareChat.Web.Data;

namespace CareChat.Web.Http;

/// <summary>
/// Under an API's addresses, gives every failure its facade's shape: exceptions, unknown addresses, wrong methods,
/// missing credentials. Pages go by untouched.
/// </summary>
internal sealed class ApiErrors(RequestDelegate next, ProblemShapes shapes, KnownMethods methods, ILogger<ApiErrors> log)
{
    public Task InvokeAsync(HttpContext http)
    {
        var facade = ApiPaths.Of(http.Request.Path);
        return facade == Facade.Page ? next(http) : GuardAsync(http, facade);
    }

    private async Task GuardAsync(HttpContext http, Facade facade)
    {
        var response = http.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (!response.HasStarted)
        {
            await AnswerAsync(http, facade, failure);
            return;
        }
        if (response.HasStarted) return;
        if (response.StatusCode is >= 300 and < 400 && IsToSignIn(response)) response.StatusCode = StatusCodes.Status401Unauthorized;
        if (facade != Facade.Portal && IsUnrouted(http)) SayMethods(http);
        if (response.StatusCode >= 400 && (response.ContentLength ?? 0) == 0 && response.ContentType is null)
        {
            response.Headers.Remove("Location");
            await shapes.WriteAsync(http, facade, Problem.OfStatus(response.StatusCode));
        }
    }

    /// <summary>True where the router has found nothing, or another method.</summary>
    private static bool IsUnrouted(HttpContext http) => http.Response.StatusCode == StatusCodes.Status405MethodNotAllowed
        || (http.Response.StatusCode == StatusCodes.Status404NotFound && http.GetEndpoint() is null);

    private void SayMethods(HttpContext http)
    {
        var known = methods.Of(http.Request.Path);
        http.Response.StatusCode = known.Count > 0 ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status404NotFound;
        http.Response.Headers.Allow = known.Count > 0 ? string.Join(", ", known) : default;
    }

    private async Task AnswerAsync(HttpContext http, Facade facade, Exception failure)
    {
        var problems = Problem.Of(failure);
        if (problems[0].Status >= 500) log.LogTrouble(failure, $"{http.Request.Method} {(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText} failed.");
        problems[0] = problems[0] with { Emergency = await WhomToCallAsync(http, problems[0].Status) };
        http.Response.Clear();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        RequestIds.Set(http);
        if (failure is LimitedException limited) limited.State.WriteTo(http.Response);
        else LimitState.TellAgain(http);
        await shapes.WriteAsync(http, facade, problems);
    }

    /// <summary>See <see cref="RefusedWords"/>; where that fails, the request is refused all the same.</summary>
    private async Task<string?> WhomToCallAsync(HttpContext http, int status)
    {
        try
        {
            return await http.WhomToCallAsync(status);
        }
        catch (Exception failure)
        {
            // the exception's own words may quote what was said
            log.LogError("What was refused could not be screened: {Failure}.", failure.GetType().Name);
            return null;
        }
    }

    /// <summary>Cookie sign-in answers a stranger with a redirect to its page; a program cannot follow that.</summary>
    private static bool IsToSignIn(HttpResponse response) =>
        response.Headers.Location.ToString().Contains("sign-in", StringComparison.OrdinalIgnoreCase);
}
