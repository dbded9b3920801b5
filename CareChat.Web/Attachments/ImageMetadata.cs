using CareChat.Shared;

namespace CareChat.Web.Attachments;

/// <summary>
/// Takes out of a picture what it tells beside the picture: place, time, camera, names, comments, small copies of it. The
/// pixels stay byte for byte, and so do colours, animation and the way the camera was held.
/// </summary>
internal static class ImageMetadata
{
    private static readonly Refusal UnclearHeic =
        Refusal.Invalid("file", "The hidden details of this HEIC photo cannot be removed. Save it as JPEG and send that");

    /// <summary>What of the picture is stored; null for a file that is none.</summary>
    /// <param name="content">The file, able to seek.</param>
    /// <param name="mimeType">Its type, as its bytes told.</param>
    /// <exception cref="RefusedException">Its structure cannot be followed.</exception>
    public static Pieces? Strip(Stream content, string mimeType)
    {
        var bytes = new ByteReader(content);
        if (mimeType == FileType.Jpeg.MimeType) return JpegMetadata.Strip(bytes) ?? throw new RefusedException(AttachmentStore.WrongType);
        if (mimeType == FileType.Png.MimeType) return PngMetadata.Strip(bytes) ?? throw new RefusedException(AttachmentStore.WrongType);
        if (mimeType == FileType.Gif.MimeType) return GifMetadata.Strip(bytes) ?? throw new RefusedException(AttachmentStore.WrongType);
        if (mimeType == FileType.WebP.MimeType) return WebPMetadata.Strip(bytes) ?? throw new RefusedException(AttachmentStore.WrongType);
        if (mimeType == FileType.Heic.MimeType || mimeType == FileType.Heif.MimeType)
            return HeicMetadata.Strip(bytes) ?? throw new RefusedException(UnclearHeic);
        return null;
    }
}
