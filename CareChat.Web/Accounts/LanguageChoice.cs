using System.Security.Claims;
using CareChat.Web.Data;

namespace CareChat.Web.Accounts;

/// <summary>In which language a visitor reads the patient's pages: as chosen in the menu, as the record says, or as the browser says.</summary>
internal static class LanguageChoice
{
    public const string English = "en";
    public const string Spanish = "es";

    /// <summary>The cookie the menu keeps the choice in.</summary>
    private const string Cookie = "lang";

    /// <summary><c>en</c> or <c>es</c>; staff read English.</summary>
    public static string Of(HttpContext? http)
    {
        if (http is null || http.User.ToActor() is { Role: not Roles.Patient }) return English;
        if (http.Request.Cookies[Cookie] is English or Spanish) return http.Request.Cookies[Cookie]!;
        return http.User.FindFirstValue(ActorClaims.Language) == Spanish ? Spanish : Accepted(http.Request);
    }

    /// <summary>The first language of the browser that the pages have.</summary>
    private static string Accepted(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.Where(l => l.Quality is null or > 0).OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Known(l.Value.ToString())).FirstOrDefault(l => l is not null) ?? English;

    /// <summary>The language of a tag ("es-US"), where the pages have it.</summary>
    public static string? Known(string? tag) => tag?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        English => English,
        Spanish => Spanish,
        _ => null,
    };
}
