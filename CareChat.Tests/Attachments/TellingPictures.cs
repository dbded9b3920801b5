using CareChat.Web.Attachments;
using static CareChat.Tests.Attachments.Samples;

namespace CareChat.Tests.Attachments;

/// <summary>Pictures that tell more than they show, built byte by byte: whatever must not be stored has "SECRET" in it.</summary>
internal static class TellingPictures
{
    private static readonly byte[] Secret = Ascii("SECRET 52.5N 13.4E");
    private static readonly byte[] Start = [0xFF, 0xD8];
    private static readonly byte[] End = [0xFF, 0xD9];
    private static readonly byte[] Jfif = Segment(0xE0, Ascii("JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
    private static readonly byte[] Profile = Segment(0xE2, Ascii("ICC_PROFILE\0\x01\x01 colours"));
    private static readonly byte[] Frame = Segment(0xC2, [8, 0, 3, 0, 4, 1, 1, 0x11, 0]);
    private static readonly byte[] FirstScan = Join(Segment(0xDA, [1, 1, 0, 0, 0, 0]), [1, 0xFF, 0, 0xFF, 0xD0, 2, 0xFF, 0xD7, 3]);
    private static readonly byte[] Body = Join(Segment(0xDB, [0, 1]), Segment(0xDD, [0, 1]), Frame, Segment(0xC4, [0, 2]), FirstScan);
    private static readonly byte[] LastScan = Join(Segment(0xC4, [1, 3]), Segment(0xDA, [1, 1, 0, 5, 0, 0]), [4, 5]);
    private static readonly byte[] Adobe = Segment(0xEE, Ascii("Adobe\0d\0\0\0\0\x01"));
    private static readonly byte[] WebPPixels = WebPChunk("VP8L", [0x2F, 1, 2, 3, 4]);
    private static readonly byte[] GifStart = Join(Ascii("GIF89a"), Little16(4), Little16(3), [0x80, 0, 0, 1, 2, 3, 4, 5, 6]);
    private static readonly byte[] GifFrame = [0x21, 0xF9, 4, 0, 1, 0, 0, 0, 0x2C, 0, 0, 0, 0, 4, 0, 3, 0, 0, 2, 3, 0x3B, 0x21, 0xFE, 1, 9, 0];
    private static readonly byte[] Loop = Join([0x21, 0xFF, 11], Ascii("NETSCAPE2.0"), [3, 1, 0, 0, 0]);

    /// <summary>The orientation alone, as it is kept.</summary>
    private static byte[] Turned(int orientation) => Join(Ascii("MM\0*"), Big32(8), Big16(1), Big16(0x112), Big16(3), Big32(1), Big16(orientation), Big16(0), Big32(0));

    public static byte[] Segment(byte marker, byte[] body) => Join([0xFF, marker], Big16(body.Length + 2), body);

    /// <summary>An EXIF block with a place in it.</summary>
    public static byte[] Place(int orientation, bool isBig = true) => Join(Exif(orientation, isBig)[6..], Secret);

    public static byte[] WebPChunk(string type, byte[] body) => Join(Ascii(type), Little32(body.Length), body, new byte[body.Length % 2]);

    public static byte[] WebPFile(params byte[][] chunks) => Join(Ascii("RIFF"), Little32(Join(chunks).Length + 4), Ascii("WEBP"), Join(chunks));

    public static byte[] JpegWithPlace { get; } = Join(Start, Jfif, Segment(0xE1, Join(Ascii("Exif\0\0"), Place(6))),
        Segment(0xE1, Join(Ascii("http://ns.adobe.com/xap/1.0/\0"), Secret)), Segment(0xED, Secret), Segment(0xFE, Secret), Profile, Adobe, Body,
        Segment(0xFE, Secret), LastScan, End, Secret);

    public static byte[] CleanJpeg { get; } =
        Join(Start, Jfif, Segment(0xE1, Join(Ascii("Exif\0\0"), Turned(6))), Profile, Adobe, Body, LastScan, End);

    /// <summary>What it is, its bytes, the bytes that are stored, its type.</summary>
    public static IEnumerable<(string What, byte[] Told, byte[] Stored, FileType Type)> All()
    {
        yield return ("jpeg with all there is", JpegWithPlace, CleanJpeg, FileType.Jpeg);
        yield return Same("clean jpeg", CleanJpeg, FileType.Jpeg);
        yield return Same("jpeg without a turn", Join(Start, Jfif, Body, LastScan, End), FileType.Jpeg);
        yield return ("jpeg held upright", Join(Start, Segment(0xE1, Join(Ascii("Exif\0\0"), Place(1))), Body, End), Join(Start, Body, End), FileType.Jpeg);
        yield return ("jpeg turned, least significant byte first", Join(Start, Segment(0xE1, Join(Ascii("Exif\0\0"), Place(3, isBig: false))), Body, End),
            Join(Start, Segment(0xE1, Join(Ascii("Exif\0\0"), Turned(3))), Body, End), FileType.Jpeg);
        yield return ("jpeg with small pictures", Join(Start, Segment(0xE0, Join(Ascii("JFIF\0\x01\x01\0\0\x01\0\x01\x02\x03"), Secret)),
            Segment(0xE0, Join(Ascii("JFXX\0\x10"), Secret)), Segment(0xE2, Join(Ascii("MPF\0"), Secret)), Body, End), Join(Start, Jfif, Body, End), FileType.Jpeg);
        var (png, rest) = (Png(4, 3)[..33], Join(PngChunk.Of("gAMA", [0, 0, 1, 1]), PngChunk.Of("IDAT", [1, 2, 3]), PngChunk.Of("fdAT", [0, 0, 0, 1, 2])));
        var end = PngChunk.Of("IEND", []);
        yield return Same("clean png", Join(png, PngChunk.Of("iCCP", Ascii("x\0\0abc")), rest, end), FileType.Png);
        yield return ("png", Join(png, PngChunk.Of("tEXt", Secret), PngChunk.Of("eXIf", Place(6)), PngChunk.Of("tIME", Secret), rest,
            PngChunk.Of("iTXt", Secret), PngChunk.Of("zTXt", Secret), PngChunk.Of("caBX", Secret), end, Secret),
            Join(png, PngChunk.Of("eXIf", Turned(6)), rest, end), FileType.Png);
        yield return ("png held upright", Join(png, PngChunk.Of("eXIf", Place(1)), rest, end), Join(png, rest, end), FileType.Png);
        yield return Same("clean webp", WebPFile(WebPPixels), FileType.WebP);
        yield return Same("clean animation in webp", WebPFile(Features(0x02), WebPChunk("ANIM", new byte[6]), WebPFrame(WebPPixels)), FileType.WebP);
        yield return ("webp", Join(WebPFile(Features(0x2C), WebPChunk("ICCP", [1]), WebPPixels, WebPChunk("EXIF", Place(1)), WebPChunk("XMP ", Secret), WebPChunk("what", Secret)), Secret),
            WebPFile(Features(0x20), WebPChunk("ICCP", [1]), WebPPixels), FileType.WebP);
        yield return ("webp turned", WebPFile(Features(0x08), WebPPixels, WebPChunk("EXIF", Join(Ascii("Exif\0\0"), Place(6)))),
            WebPFile(Features(0x08), WebPPixels, WebPChunk("EXIF", Turned(6))), FileType.WebP);
        yield return Same("clean gif", Join(GifStart, Loop, GifFrame, [0x3B]), FileType.Gif);
        yield return ("gif", Join(GifStart, Loop, Join([0x21, 0xFE, 18], Secret, [0]), Join([0x21, 0xFF, 11], Ascii("XMP DataXMP"), [18], Secret, [0]),
            GifFrame, Join([0x21, 0x01, 12], new byte[12], [18], Secret, [0]), [0x3B], Secret), Join(GifStart, Loop, GifFrame, [0x3B]), FileType.Gif);
        yield return Same("clean heic", HeicPicture(null, hasWords: false), FileType.Heic);
        yield return ("heic", HeicPicture(Secret, hasWords: true), HeicPicture(new byte[Secret.Length], hasWords: true, isEmptied: true), FileType.Heic);
    }

    /// <summary>A HEIC of a coded picture, a picture in the list's own data, and an EXIF and an XMP item where there is a secret.</summary>
    public static byte[] HeicPicture(byte[]? secret, bool hasWords, bool isEmptied = false, int shift = 0)
    {
        var count = secret is null ? 2 : 4;
        byte[] Words(string type) => Box(isEmptied ? "free" : type, isEmptied ? new byte[18] : Secret);
        byte[] Meta(int data) => Box("meta", Big32(0), Box("hdlr", Big32(0), Big32(0), Ascii("pict")),
            Box("iinf", Big32(0), Big16(count), Item(1, "hvc1"), Item(2, "grid"), secret is null ? [] : Join(Item(3, "Exif"), Item(4, "mime"))),
            Box("iloc", [1, 0, 0, 0, 0x44, 0], Big16(count), Extent(1, 0, data, 5), Extent(2, 1, 0, 2),
                secret is null ? [] : Join(Extent(3, 0, data + 5 + shift, secret.Length), Extent(4, 0, data + 5 + secret.Length, secret.Length))),
            Box("iprp", Box("ipco", Box("ispe", Big32(0), Big32(4), Big32(3)), hasWords ? Words("udes") : [])),
            Box("idat", [7, 8]), hasWords ? Words("xml ") : []);
        byte[] Before(int data) => Join(Brands("heic", "mif1"), hasWords ? Words("uuid") : [], Meta(data));
        return Join(Before(Before(0).Length + 8), Box("mdat", Ascii("pixel"), secret ?? [], secret ?? []));
    }

    private static (string, byte[], byte[], FileType) Same(string what, byte[] file, FileType type) => (what, file, file, type);

    private static byte[] Features(byte flags) => WebPChunk("VP8X", [flags, 0, 0, 0, 3, 0, 0, 2, 0, 0]);

    public static byte[] WebPFrame(params byte[][] chunks) => WebPChunk("ANMF", Join(new byte[16], Join(chunks)));

    private static byte[] Item(int id, string type) => Box("infe", [2, 0, 0, 0], Big16(id), Big16(0), Ascii(type + "\0"));

    private static byte[] Extent(int id, int method, int from, int length) =>
        Join(Big16(id), Big16(method), Big16(0), Big16(1), Big32(from), Big32(length));
}
