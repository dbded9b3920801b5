using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using CareChat.Web.Http;

namespace CareChat.Web.Encounters;

/// <summary>The pictures of an encounter, to the browser. Each download asks again whether the caller may see the encounter.</summary>
internal static class PortalEncounters
{
    /// <summary>Maps the addresses: the picture as it came, and the JPEGs made of it.</summary>
    public static void MapPortalEncounters(this IEndpointRouteBuilder app)
    {
        var images = app.MapPortalDoors("/portal/encounters/{encounter:guid}/images/{image:guid}");
        images.MapGet("", (Guid encounter, Guid image, HttpContext http, EncounterReading reading) => ImageAsync(encounter, image, null, http, reading));
        images.MapGet("/thumbnail", (Guid encounter, Guid image, HttpContext http, EncounterReading reading) => ImageAsync(encounter, image, PictureSize.Small, http, reading));
        images.MapGet("/picture", (Guid encounter, Guid image, HttpContext http, EncounterReading reading) => ImageAsync(encounter, image, PictureSize.Large, http, reading));
    }

    private static async Task<IResult> ImageAsync(Guid encounter, Guid image, PictureSize? size, HttpContext http, EncounterReading encounters)
    {
        var actor = http.User.ToActor() ?? throw new RefusedException(new Refusal(RefusalKind.Unauthorized, "UNAUTHORIZED", "You are signed out"));
        return (await encounters.OpenImageAsync(actor, encounter, image, size, http.RequestAborted)).Answer(http, $"{image:N}-{(int?)size}");
    }
}
