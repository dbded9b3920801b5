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
        var disposition = new ContentDispositionHeaderValue(stored.IsMadeHere || OpensInBrowser(stored.MimeType) ? "inline" : "attachment");
        disposition.SetHttpFileName(stored.FileName);
        headers.ContentDisposition = disposition.ToString();
        return Results.File(stored.Content, stored.ContentType, lastModified: stored.UploadedAt,
            entityTag: new EntityTagHeaderValue($"\"{tag}\""), enableRangeProcessing: true);
    }

    /// <summary>What opens as it came. A picture never does: no tab decodes a stranger's by one click, what it shows is made here.</summary>
    private static bool OpensInBrowser(string mimeType) =>
        mimeType == "application/pdf" || mimeType.StartsWith("audio/", StringComparison.Ordinal);
}
