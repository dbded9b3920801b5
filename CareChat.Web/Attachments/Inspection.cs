namespace CareChat.Web.Attachments;

/// <summary>What a file turned out to be.</summary>
internal sealed record Inspection(string MimeType, string FileName, ImageSize? Size)
{
    /// <summary>Looks at a file's bytes; null where it is no type that may be attached.</summary>
    public static Inspection? Of(Stream content, string fileName)
    {
        if (FileType.Detect(content, fileName) is not { } type) return null;
        var size = type.Kind == FileKind.Image ? ImageSize.Read(content) : null;
        return new Inspection(type.MimeType, Attachments.FileName.Safe(fileName, type), size);
    }
}
