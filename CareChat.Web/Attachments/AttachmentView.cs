namespace CareChat.Web.Attachments;

/// <summary>The file on a message.</summary>
/// <param name="FileSize">Bytes.</param>
/// <param name="Width">Pixels; null where it is no picture or its header does not say.</param>
/// <param name="Height">Pixels; see <paramref name="Width"/>.</param>
/// <param name="HasThumbnail">True where a small picture can be had beside the file.</param>
public sealed record AttachmentView(Guid Id, string FileName, long FileSize, string MimeType, int? Width, int? Height, bool HasThumbnail);
