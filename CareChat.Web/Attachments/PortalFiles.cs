using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Attachments;

/// <summary>Files in and out of the browser. Each download asks again whether the caller may see the file.</summary>
internal static class PortalFiles
{
    private const long LargestRequest = AttachmentStore.LargestFile + 2 * 1024 * 1024;

    /// <summary>Maps the addresses.</summary>
    public static void MapPortalFiles(this IEndpointRouteBuilder app)
    {
        app.MapPortalDoors("/portal/conversations/{conversation:guid}/files")
            .MapPost("", UploadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestRequest));
        var files = app.MapPortalDoors("/portal/files/{file:guid}");
        files.MapGet("", DownloadAsync);
        files.MapGet("/thumbnail", (Guid file, HttpContext http, AttachmentStore store) => ShowAsync(file, PictureSize.Small, http, store));
        files.MapGet("/picture", (Guid file, HttpContext http, AttachmentStore store) => ShowAsync(file, PictureSize.Large, http, store));
    }

    private static async Task<IResult> UploadAsync(Guid conversation, HttpContext http, AttachmentStore store, IDbContextFactory<CareChatDb> databases)
    {
        var actor = Caller(http);
        await using var db = await databases.CreateDbContextAsync(http.RequestAborted);
        var patient = await db.Conversations.VisibleTo(actor).Where(c => c.Id == conversation).Select(c => (Guid?)c.PatientId)
            .SingleOrDefaultAsync(http.RequestAborted) ?? throw new RefusedException(Refusal.NotFound("Conversation"));
        var form = await FormAsync(http);
        if (form.Files.GetFiles("file").Count > 1) throw new RefusedException(AttachmentStore.MoreThanOne);
        var file = form.Files.GetFile("file") ?? throw new RefusedException(Refusal.Invalid("file", "file is required"));
        await using var content = file.OpenReadStream();
        var kept = await store.UploadAsync(actor, patient, content, file.FileName, http.RequestAborted);
        return Results.Json(kept, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IFormCollection> FormAsync(HttpContext http)
    {
        try
        {
            if (http.Request.HasFormContentType) return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new RefusedException(AttachmentStore.TooLarge);
        }
        catch (InvalidDataException)
        {
            // not a form: the same answer as for no form at all
        }
        throw new RefusedException(Refusal.Invalid("file", "file is required"));
    }

    private static async Task<IResult> DownloadAsync(Guid file, HttpContext http, AttachmentStore store) =>
        (await store.OpenAsync(Caller(http), file, http.RequestAborted)).Answer(http, file.ToString("N"));

    private static async Task<IResult> ShowAsync(Guid file, PictureSize size, HttpContext http, AttachmentStore store) =>
        (await store.OpenPictureAsync(Caller(http), file, size, http.RequestAborted)).Answer(http, $"{file:N}-{(int)size}");

    private static Actor Caller(HttpContext http) =>
        http.User.ToActor() ?? throw new RefusedException(new Refusal(RefusalKind.Unauthorized, "UNAUTHORIZED", "You are signed out"));
}
