using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters;

/// <summary>The pictures of an encounter, to the browser. Each download asks again whether the caller may see the encounter.</summary>
internal static class PortalEncounters
{
    /// <summary>Maps the address.</summary>
    public static void MapPortalEncounters(this IEndpointRouteBuilder app) =>
        app.MapPortalDoors("/portal/encounters/{encounter:guid}").MapGet("/images/{image:guid}", ImageAsync);

    private static async Task<IResult> ImageAsync(Guid encounter, Guid image, HttpContext http, EncounterReading encounters)
    {
        var actor = http.User.ToActor() ?? throw new RefusedException(new Refusal(RefusalKind.Unauthorized, "UNAUTHORIZED", "You are signed out"));
        return (await encounters.OpenImageAsync(actor, encounter, image, http.RequestAborted)).Answer(http, image);
    }
}
