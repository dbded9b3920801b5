using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CareChat.Tests.Attachments;

/// <summary>The smallest files of each kind, built byte by byte.</summary>
internal static class Samples
{
    private const string DocumentPart = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string MacroPart = "application/vnd.ms-word.document.macroEnabled.main+xml";

    public static byte[] Join(params byte[][] parts) => parts.SelectMany(part => part).ToArray();

    public static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Big16(int number) => [(byte)(number >> 8), (byte)number];

    public static byte[] Little16(int number) => [(byte)number, (byte)(number >> 8)];

    public static byte[] Little24(int number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16)];

    public static byte[] Big32(long number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)number);
        return bytes;
    }

    public static byte[] Little32(long number) => [.. Big32(number).Reverse()];

    public static byte[] Jpeg(int width, int height, byte[]? exif = null) => Join(
        [0xFF, 0xD8, 0xFF, 0xE0], Big16(16), Ascii("JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        exif is null ? [] : Join([0xFF, 0xFF, 0xE1], Big16(exif.Length + 2), exif),
        [0xFF, 0xDB], Big16(4), [0, 1],
        [0xFF, 0xC2], Big16(11), [8], Big16(height), Big16(width), [1, 1, 0x11, 0],
        [0xFF, 0xDA]);

    public static byte[] Exif(int orientation, bool isBig)
    {
        Func<int, byte[]> two = isBig ? Big16 : Little16;
        Func<long, byte[]> four = isBig ? Big32 : Little32;
        return Join(
            Ascii("Exif\0\0" + (isBig ? "MM" : "II")), two(42), four(8), two(2),
            two(0x010F), two(2), four(1), four(0),
            two(0x0112), two(3), four(1), two(orientation), two(0), four(0));
    }

    public static byte[] Png(long width, long height) => Join(
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], Big32(13), Ascii("IHDR"), Big32(width), Big32(height), [8, 6, 0, 0, 0], Big32(0));

    public static byte[] Gif(int width, int height) => Join(Ascii("GIF89a"), Little16(width), Little16(height), [0, 0, 0, 0x3B]);

    public static byte[] WebPLossy(int width, int height) =>
        WebP(Join(Ascii("VP8 "), Little32(10), [0x30, 1, 0, 0x9D, 1, 0x2A], Little16(width), Little16(height | 0x4000)));

    public static byte[] WebPLossless(int width, int height) =>
        WebP(Join(Ascii("VP8L"), Little32(5), [0x2F], Little32((uint)((width - 1) | ((height - 1) << 14)))));

    public static byte[] WebPExtended(int width, int height) =>
        WebP(Join(Ascii("VP8X"), Little32(10), [0x10, 0, 0, 0], Little24(width - 1), Little24(height - 1)));

    public static byte[] Box(string type, params byte[][] content)
    {
        var body = Join(content);
        return Join(Big32(body.Length + 8), Ascii(type), body);
    }

    public static byte[] Brands(string major, params string[] others) =>
        Box("ftyp", Ascii(major), Big32(0), Ascii(string.Concat(others)));

    public static byte[] Heic(int quarters, params (int Width, int Height)[] sizes) => Join(
        Brands("heic", "mif1", "heic"),
        Box("meta", Big32(0), Box("hdlr", Big32(0), Big32(0), Ascii("pict")), Box("iprp", Box("ipco",
        [
            .. sizes.Select(size => Box("ispe", Big32(0), Big32(size.Width), Big32(size.Height))), Box("irot", [(byte)quarters]),
        ]))));

    public static byte[] Movie(string brand, params string[] tracks) => Join(
        Brands(brand, "isom"), Box("free", [1, 2, 3]),
        Box("moov", tracks.Select(track => Box("trak", Box("mdia", Box("hdlr", Big32(0), Big32(0), Ascii(track))))).ToArray()));

    public static byte[] WebM(string type, params byte[] tracks) => Join(
        [0x1A, 0x45, 0xDF, 0xA3, (byte)(0x80 | (type.Length + 3)), 0x42, 0x82, (byte)(0x80 | type.Length)], Ascii(type),
        [0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        [0xEC, 0x81, 0], [0x16, 0x54, 0xAE, 0x6B, (byte)(0x80 | (tracks.Length * 5))],
        Join(tracks.Select(track => (byte[])[0xAE, 0x83, 0x83, 0x81, track]).ToArray()),
        [0x1F, 0x43, 0xB6, 0x75, 0x81, 0]);

    /// <summary>Frames of 128 kbit/s at 44.1 kHz: 417 bytes each.</summary>
    public static byte[] Mp3(int frames) => Join(Enumerable.Repeat(Join([0xFF, 0xFB, 0x90, 0x00], new byte[413]), frames).ToArray());

    public static byte[] Tag(int size) => Join(Ascii("ID3\x04\0\0"), [0, 0, (byte)(size >> 7), (byte)(size & 0x7F)], new byte[size]);

    public static byte[] Docx(bool hasMacroType = false, params string[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            Write(zip, "[Content_Types].xml", $"<Types><Override PartName=\"/word/document.xml\" ContentType=\"{(hasMacroType ? MacroPart : DocumentPart)}\"/></Types>");
            foreach (var part in parts) Write(zip, part, "<x/>");
        }

        return file.ToArray();
    }

    private static byte[] WebP(byte[] chunk) => Join(Ascii("RIFF"), Little32(chunk.Length + 4), Ascii("WEBP"), chunk);

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }
}
