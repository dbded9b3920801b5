using System.Buffers.Binary;
using System.IO.Compression;
using CareChat.Web.Attachments;

namespace CareChat.Web.Demo;

/// <summary>Draws the one photo of the demo: an arm in soft light with a few red spots, as a PNG.</summary>
internal static class DemoPhoto
{
    private static readonly (double X, double Y, double Size)[] Spots =
        [(.42, .44, .05), (.48, .52, .035), (.53, .43, .042), (.46, .60, .03), (.57, .55, .028), (.39, .54, .022)];

    /// <summary>The picture at a size.</summary>
    public static byte[] Draw(int width, int height)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        file.Write(PngChunk.Of("IHDR", head));
        file.Write(PngChunk.Of("IDAT", Compress(Rows(width, height))));
        file.Write(PngChunk.Of("IEND", []));
        return file.ToArray();
    }

    private static byte[] Rows(int width, int height)
    {
        var rows = new byte[height * (1 + width * 3)];
        var at = 0;
        for (var y = 0; y < height; y++)
        {
            rows[at++] = 0;
            for (var x = 0; x < width; x++)
            {
                var (red, green, blue) = Color((double)x / width, (double)y / height);
                (rows[at++], rows[at++], rows[at++]) = (red, green, blue);
            }
        }
        return rows;
    }

    private static (byte Red, byte Green, byte Blue) Color(double x, double y)
    {
        var across = Math.Abs(y - .5 - (x - .5) * .12) / .34;
        if (across > 1) return (Tone(176 + 30 * y), Tone(190 + 22 * y), Tone(186 + 20 * x));
        var light = 1 - .3 * across * across - .12 * x;
        var spot = Spots.Max(s => Math.Clamp(1.25 - Math.Sqrt(Math.Pow(x - s.X, 2) + Math.Pow((y - s.Y) * .75, 2)) / s.Size, 0, 1)) * .7;
        return (Tone(226 * light - 6 * spot), Tone(184 * light * (1 - .35 * spot)), Tone(160 * light * (1 - .32 * spot)));
    }

    private static byte Tone(double value) => (byte)Math.Clamp(value, 0, 255);

    private static byte[] Compress(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal)) zip.Write(rows);
        return packed.ToArray();
    }
}
