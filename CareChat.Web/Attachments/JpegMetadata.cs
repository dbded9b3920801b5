namespace CareChat.Web.Attachments;

/// <summary>A JPEG without what it tells beside the picture: only the segments a decoder needs, the scans as they are.</summary>
internal sealed class JpegMetadata(ByteReader bytes)
{
    private const int StartOfScan = 0xDA;
    private const int EndOfImage = 0xD9;

    /// <summary>Cameras and programs make a dozen at most. Each is drawn over the whole picture, however few its bytes are.</summary>
    private const int MostScans = 32;

    private const int JfifSize = 14;
    private const int AdobeSize = 12;
    private readonly Pieces kept = new();
    private int scans;
    private bool hasOrientation;

    /// <summary>What is kept; null where the segments cannot be followed to the end of the image.</summary>
    public static Pieces? Strip(ByteReader bytes) => new JpegMetadata(bytes).Walk();

    private Pieces? Walk()
    {
        if (!bytes.Has(0, [0xFF, 0xD8])) return null;
        kept.Keep(0, 2);
        for (var at = 2L; !kept.AreTooMany && scans <= MostScans;)
        {
            while (bytes.Byte(at) == 0xFF && bytes.Byte(at + 1) == 0xFF) at++;
            if (bytes.Byte(at) != 0xFF || bytes.Byte(at + 1) is not { } marker) return null;
            if (marker == EndOfImage)
            {
                kept.Keep(at, at + 2);
                return scans > 0 && !kept.AreTooMany ? kept : null;
            }
            if (bytes.Big16(at + 2) is not (>= 2 and var length) || at + 2 + length > bytes.Length) return null;
            var end = at + 2 + length;
            if (!Take(marker, at, end)) return null;
            at = marker == StartOfScan ? Scan(end) : end;
        }

        return null;
    }

    /// <summary>Keeps a segment, or what is needed of it; false for a marker that has no place here.</summary>
    private bool Take(byte marker, long at, long end)
    {
        if (marker is 0xFE or (>= 0xE0 and <= 0xEF)) Describe(marker, at, end);
        else if (marker is >= 0xC0 and <= 0xDF and not 0xC8 and not (>= 0xD0 and <= 0xD8)) kept.Keep(at, end);
        else return false;
        return true;
    }

    /// <summary>Application segments and comments: a colour profile, the kind of colours and the orientation stay.</summary>
    private void Describe(byte marker, long at, long end)
    {
        var body = at + 4;
        if (marker == 0xE0 && bytes.Has(body, "JFIF\0"u8)) Cut(at, end, JfifSize, hasThumbnail: true);
        else if (marker == 0xE2 && bytes.Has(body, "ICC_PROFILE\0"u8)) kept.Keep(at, end);
        else if (marker == 0xEE && bytes.Has(body, "Adobe"u8)) Cut(at, end, AdobeSize, hasThumbnail: false);
        else if (marker == 0xE1 && bytes.Has(body, "Exif\0\0"u8) && !hasOrientation) Turn(Orientation.Read(bytes, body + 6, end));
    }

    /// <summary>Keeps the first bytes of a segment alone: what may follow is a small picture, or unknown.</summary>
    private void Cut(long at, long end, int size, bool hasThumbnail)
    {
        if (end - at - 4 < size) return;
        var isPlain = end - at - 4 == size && (!hasThumbnail || bytes.Has(at + 4 + size - 2, [0, 0]));
        if (isPlain)
        {
            kept.Keep(at, end);
            return;
        }
        byte[] own = [0xFF, bytes.Byte(at + 1)!.Value, 0, (byte)(size + 2), .. bytes.Slice(at + 4, size)];
        if (hasThumbnail) own.AsSpan(own.Length - 2).Clear();
        kept.Write(own);
    }

    private void Turn(int orientation)
    {
        if (orientation == Orientation.Upright) return;
        hasOrientation = true;
        byte[] exif = [.. "Exif\0\0"u8, .. Orientation.Write(orientation)];
        kept.Write([0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif]);
    }

    /// <summary>Keeps the coded picture behind a scan's header; returns where the next marker stands, or the end of the file.</summary>
    private long Scan(long from)
    {
        scans++;
        var at = from;
        while (bytes.Find(0xFF, at) is { } found)
        {
            at = found + 1;
            if (bytes.Byte(at) is 0x00 or 0xFF or (>= 0xD0 and <= 0xD7)) continue;
            kept.Keep(from, found);
            return found;
        }

        return bytes.Length;
    }
}
