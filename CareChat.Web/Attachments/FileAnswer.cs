using Microsoft.Net.Http.Headers;

namespace CareChat.Web.Attachments;

/// <summary>A stored file on its way to a browser: of its own type, and never a page that could act.</summary>
internal static class FileAnswer
{
    /// <summary>Answers with the file; the caller has just asked whether it may.</summary>
    /// <param name="tag">Names the bytes: another file, or another picture made of it, has another.</param>
    public static IResult Answer(this StoredFile stored, HttpContext http, string tag)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'";
        headers.CacheControl = "private, no-cache"; // kept by the browser, asked about each time
        var disposition = new ContentDispositionHeaderValue(OpensInBrowser(stored.MimeType) && IsSafe(stored) ? "inline" : "attachment");
        disposition.SetHttpFileName(stored.FileName);
        headers.ContentDisposition = disposition.ToString();
        return Results.File(stored.Content, stored.ContentType, lastModified: stored.UploadedAt,
            entityTag: new EntityTagHeaderValue($"\"{tag}\""), enableRangeProcessing: true);
    }

    /// <summary>False for a picture that does not tell its size: it may have any, and no tab decodes it by one click.</summary>
    private static bool IsSafe(StoredFile stored) =>
        !stored.MimeType.StartsWith("image/", StringComparison.Ordinal) || ImageSize.Read(stored.Content) is { IsSafe: true };

    private static bool OpensInBrowser(string mimeType) =>
        mimeType is "image/jpeg" or "image/png" or "image/gif" or "image/webp" or "application/pdf" || mimeType.StartsWith("audio/", StringComparison.Ordinal);
}
