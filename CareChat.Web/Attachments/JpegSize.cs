namespace CareChat.Web.Attachments;

/// <summary>The size of a JPEG: from its frame header, turned as its camera was held.</summary>
internal static class JpegSize
{
    private const int MostSegments = 2000;

    /// <summary>The size, or null where no frame header comes.</summary>
    public static ImageSize? Read(ByteReader bytes)
    {
        if (!bytes.Has(0, [0xFF, 0xD8, 0xFF])) return null;
        var isTurned = false;
        var at = 2L;
        for (var count = 0; count < MostSegments; count++)
        {
            while (bytes.Byte(at) == 0xFF && bytes.Byte(at + 1) == 0xFF) at++;
            if (bytes.Byte(at) != 0xFF || bytes.Byte(at + 1) is not { } marker || marker is 0xD9 or 0xDA) return null;
            if (IsFrame(marker)) return Frame(bytes, at, isTurned);
            if (marker == 0xE1) isTurned |= IsTurned(bytes, at + 4, at + 2 + (bytes.Big16(at + 2) ?? 0));
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8)) at += 2;
            else if (bytes.Big16(at + 2) is >= 2 and var length) at += 2 + length;
            else return null;
        }

        return null;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static ImageSize? Frame(ByteReader bytes, long at, bool isTurned)
    {
        var size = ImageSize.Of(bytes.Big16(at + 7), bytes.Big16(at + 5));
        return isTurned ? size?.Turned() : size;
    }

    /// <summary>Whether the EXIF block says that rows of the file are columns of the picture (orientations 5 to 8).</summary>
    private static bool IsTurned(ByteReader bytes, long exif, long end) =>
        bytes.Has(exif, "Exif\0\0"u8) && Orientation.Read(bytes, exif + 6, end) >= 5;
}
