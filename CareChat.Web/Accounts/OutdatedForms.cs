using CareChat.Web.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace CareChat.Web.Accounts;

/// <summary>
/// Forms of pages that are out of date: somebody signed in or out in another window, or what the page was about went on
/// meanwhile. Nothing is done with such a form. It leads to the page as it stands now, which says that nothing was sent.
/// </summary>
internal sealed class OutdatedForms(RequestDelegate next)
{
    /// <summary>The mark in an address by which the page says so.</summary>
    public const string Mark = "outdated";

    /// <summary>The mark of a page that can be tried again: the form is there, with a token that fits.</summary>
    public const string Again = "again";

    /// <summary>The mark of a page on which the form is no more.</summary>
    public const string Gone = "gone";

    /// <summary>What a page was to say of an act before this one.</summary>
    private const string Done = "done";

    public Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || ApiPaths.IsApi(http)) return next(http);
        if (IsUnproven(http)) return Lead(http.Response, PageOf(http));
        if (IsPage(http)) http.Response.OnStarting(static state => LeadOnAsync((HttpContext)state), http);
        return next(http);
    }

    /// <summary>True where the token does not fit who is signed in now. A body that cannot be read is another matter.</summary>
    private static bool IsUnproven(HttpContext http) =>
        http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false, Error: var error } && error?.InnerException is not (IOException or InvalidDataException);

    private static bool IsPage(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    /// <summary>Where the form stands that was sent: on the page of its own address, or on that of signing in and out.</summary>
    private static string PageOf(HttpContext http)
    {
        if (IsPage(http)) return Marked(http, Again);
        var isSignOut = http.Request.Path.StartsWithSegments(SignInAddresses.SignOut);
        if (!isSignOut) return $"/sign-in?{Mark}={Again}";
        return http.User.Identity?.IsAuthenticated == true ? $"/account?{Mark}={Again}" : "/sign-in"; // signed out already: nothing to say
    }

    /// <summary>The renderer's answer to a form that is not on its page: a bare 400. Where the page leads on by itself, so does the answer.</summary>
    private static Task LeadOnAsync(HttpContext http)
    {
        var answer = http.Response;
        if (answer.StatusCode != StatusCodes.Status400BadRequest || answer.ContentType != "text/plain") return Task.CompletedTask;
        answer.ContentType = null;
        return Lead(answer, answer.Headers.Location.Count > 0 ? answer.Headers.Location.ToString() : Marked(http, Gone));
    }

    private static Task Lead(HttpResponse answer, string address)
    {
        answer.StatusCode = StatusCodes.Status303SeeOther;
        answer.Headers[HeaderNames.Location] = address;
        return Task.CompletedTask;
    }

    /// <summary>The address the form was sent to, never anywhere else.</summary>
    private static string Marked(HttpContext http, string mark)
    {
        var request = http.Request;
        var query = QueryString.Create(request.Query.Where(q => q.Key is not (Mark or Done))).Add(Mark, mark);
        return LocalAddress.Of(UriHelper.BuildRelative(request.PathBase, request.Path, query));
    }
}
