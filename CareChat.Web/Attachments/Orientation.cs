using System.Buffers.Binary;

namespace CareChat.Web.Attachments;

/// <summary>How the camera was held: the one thing of an EXIF block (a TIFF file) that a picture cannot do without.</summary>
internal static class Orientation
{
    /// <summary>As it lies in the file.</summary>
    public const int Upright = 1;

    /// <summary>How many bytes <see cref="Write"/> makes.</summary>
    public const int Size = 26;

    private const int Last = 8;
    private const int MostTags = 500;
    private const int Tag = 0x0112;
    private const int ShortNumber = 3;

    /// <summary>The orientation, 1 to 8; 1 where the block says none or cannot be read.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="tiff">Where "II" or "MM" stands.</param>
    /// <param name="end">Where the block ends.</param>
    public static int Read(ByteReader bytes, long tiff, long end)
    {
        var isBig = bytes.Has(tiff, "MM"u8);
        if (!isBig && !bytes.Has(tiff, "II"u8)) return Upright;
        if ((isBig ? bytes.Big32(tiff + 4) : bytes.Little32(tiff + 4)) is not { } offset) return Upright;
        var tags = tiff + offset;
        var count = Math.Min(Short(tags) ?? 0, MostTags);
        for (var tag = 0; tag < count; tag++)
        {
            var at = tags + 2 + 12 * tag;
            if (at + 12 > end) return Upright;
            if (Short(at) == Tag) return Short(at + 8) is >= Upright and <= Last and var found ? found : Upright;
        }

        return Upright;

        int? Short(long at) => isBig ? bytes.Big16(at) : bytes.Little16(at);
    }

    /// <summary>An EXIF block that says the orientation and nothing else.</summary>
    public static byte[] Write(int orientation)
    {
        var tiff = new byte[Size];
        "MM\0*"u8.CopyTo(tiff);
        BinaryPrimitives.WriteInt32BigEndian(tiff.AsSpan(4), 8);
        BinaryPrimitives.WriteInt16BigEndian(tiff.AsSpan(8), 1);
        BinaryPrimitives.WriteInt16BigEndian(tiff.AsSpan(10), Tag);
        BinaryPrimitives.WriteInt16BigEndian(tiff.AsSpan(12), ShortNumber);
        BinaryPrimitives.WriteInt32BigEndian(tiff.AsSpan(14), 1);
        BinaryPrimitives.WriteInt16BigEndian(tiff.AsSpan(18), (short)orientation);
        return tiff;
    }
}
