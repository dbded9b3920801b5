namespace CareChat.Web.Attachments;

/// <summary>Width and height of a picture as it is shown, read from its header alone.</summary>
public readonly record struct ImageSize(int Width, int Height)
{
    /// <summary>No picture says it is longer; what does is broken.</summary>
    public const int Largest = int.MaxValue;

    /// <summary>The longest side that is taken, in pixels.</summary>
    public const int LongestSide = 16_384;

    /// <summary>The most pixels that are taken: 50 megapixels. A few kilobytes can claim gigabytes of them.</summary>
    public const int MostPixels = 50_000_000;

    /// <summary>True for a picture that may be decoded.</summary>
    public bool IsSafe => Width <= LongestSide && Height <= LongestSide && (long)Width * Height <= MostPixels;

    /// <summary>The size of a JPEG, PNG, GIF, WebP or HEIC; null where the header does not tell. Never throws on broken content.</summary>
    /// <param name="stream">The file, able to seek; it stands at its beginning afterwards.</param>
    public static ImageSize? Read(Stream stream)
    {
        var bytes = new ByteReader(stream);
        try
        {
            return Png(bytes) ?? Gif(bytes) ?? WebP(bytes) ?? JpegSize.Read(bytes) ?? HeicSize.Read(bytes);
        }
        finally
        {
            stream.Position = 0;
        }
    }

    /// <summary>A size that a picture can have; null for others.</summary>
    internal static ImageSize? Of(long? width, long? height) =>
        width is > 0 and <= Largest && height is > 0 and <= Largest ? new ImageSize((int)width, (int)height) : null;

    /// <summary>Width and height exchanged, for pictures that are shown on their side.</summary>
    internal ImageSize Turned() => new(Height, Width);

    private static ImageSize? Png(ByteReader bytes) =>
        bytes.Has(0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && bytes.Has(12, "IHDR"u8) ? Of(bytes.Big32(16), bytes.Big32(20)) : null;

    private static ImageSize? Gif(ByteReader bytes) =>
        bytes.Has(0, "GIF87a"u8) || bytes.Has(0, "GIF89a"u8) ? Of(bytes.Little16(6), bytes.Little16(8)) : null;

    private static ImageSize? WebP(ByteReader bytes)
    {
        if (!bytes.Has(0, "RIFF"u8) || !bytes.Has(8, "WEBP"u8)) return null;
        if (bytes.Has(12, "VP8 "u8)) return bytes.Has(23, [0x9D, 0x01, 0x2A]) ? Of(bytes.Little16(26) & 0x3FFF, bytes.Little16(28) & 0x3FFF) : null;
        if (bytes.Has(12, "VP8X"u8)) return Of(bytes.Little24(24) + 1, bytes.Little24(27) + 1);
        if (!bytes.Has(12, "VP8L"u8) || bytes.Byte(20) != 0x2F) return null;
        return Of((bytes.Little32(21) & 0x3FFF) + 1, (bytes.Little32(21) >> 14 & 0x3FFF) + 1);
    }
}
