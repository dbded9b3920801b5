namespace CareChat.Web.Attachments;

/// <summary>A kind of file that may be attached. What a file is, its bytes say, never its name or a header.</summary>
/// <param name="MimeType">The type it is stored and served with.</param>
/// <param name="Extension">The extension it gets, with its dot.</param>
/// <param name="Kind">How it is shown.</param>
/// <param name="OtherExtensions">Extensions that agree with the type as well.</param>
public sealed record FileType(string MimeType, string Extension, FileKind Kind, params string[] OtherExtensions)
{
    public static readonly FileType Jpeg = new("image/jpeg", ".jpg", FileKind.Image, ".jpeg", ".jpe", ".jfif");
    public static readonly FileType Png = new("image/png", ".png", FileKind.Image);
    public static readonly FileType Gif = new("image/gif", ".gif", FileKind.Image);
    public static readonly FileType WebP = new("image/webp", ".webp", FileKind.Image);
    public static readonly FileType Heic = new("image/heic", ".heic", FileKind.Image, ".heif");
    public static readonly FileType Heif = new("image/heif", ".heif", FileKind.Image, ".heic");
    public static readonly FileType Pdf = new("application/pdf", ".pdf", FileKind.Document);
    public static readonly FileType Text = new("text/plain", ".txt", FileKind.Document, ".text", ".md", ".csv", ".log");
    public static readonly FileType Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", FileKind.Document);
    public static readonly FileType Mp3 = new("audio/mpeg", ".mp3", FileKind.Audio);
    public static readonly FileType M4a = new("audio/mp4", ".m4a", FileKind.Audio, ".mp4");
    public static readonly FileType WebM = new("audio/webm", ".webm", FileKind.Audio, ".weba");

    /// <summary>All types that may be attached.</summary>
    public static IReadOnlyList<FileType> All { get; } = [Jpeg, Png, Gif, WebP, Heic, Heif, Pdf, Text, Docx, Mp3, M4a, WebM];

    /// <summary>Whether a name may keep this extension.</summary>
    public bool AgreesWith(string extension) =>
        OtherExtensions.Append(Extension).Contains(extension, StringComparer.OrdinalIgnoreCase);

    /// <summary>The type of a file; null where it is none that may be attached. Reads no more than it needs.</summary>
    /// <param name="stream">The file, able to seek; it stands at its beginning afterwards.</param>
    /// <param name="fileName">The name it came with: plain text is refused under a name of another kind (".html").</param>
    public static FileType? Detect(Stream stream, string fileName)
    {
        var bytes = new ByteReader(stream);
        try
        {
            return Picture(bytes) ?? Sound(bytes) ?? Document(bytes, stream, fileName);
        }
        finally
        {
            stream.Position = 0;
        }
    }

    private static FileType? Picture(ByteReader bytes)
    {
        if (bytes.Has(0, [0xFF, 0xD8, 0xFF])) return Jpeg;
        if (IsPng(bytes)) return Png;
        if (bytes.Has(0, "GIF87a"u8) || bytes.Has(0, "GIF89a"u8)) return Gif;
        if (bytes.Has(0, "RIFF"u8) && bytes.Has(8, "WEBPVP8"u8)) return WebP;
        return IsoMedia.Picture(bytes);
    }

    private static FileType? Sound(ByteReader bytes) =>
        IsoMedia.IsSound(bytes) ? M4a : WebMAudio.Is(bytes) ? WebM : Mp3Audio.Is(bytes) ? Mp3 : null;

    private static FileType? Document(ByteReader bytes, Stream stream, string fileName) =>
        PdfDocument.Is(bytes) ? Pdf : WordDocument.Is(bytes, stream) ? Docx : PlainText.Is(stream, fileName) ? Text : null;

    private static bool IsPng(ByteReader bytes) => bytes.Has(0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && bytes.Has(12, "IHDR"u8);
}
