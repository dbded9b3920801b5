using System.Text;

namespace CareChat.Web.Attachments;

/// <summary>A PNG without what it tells beside the picture: pixels, colours, transparency and animation stay.</summary>
internal static class PngMetadata
{
    private const int Signature = 8;

    /// <summary>Length, type and checksum of a chunk.</summary>
    private const int Frame = 12;

    private static readonly HashSet<string> Kept =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    ];

    /// <summary>What is kept; null where the chunks cannot be followed to the last one, or one without which nothing can be shown is unknown.</summary>
    public static Pieces? Strip(ByteReader bytes)
    {
        if (!bytes.Has(Signature + 4, "IHDR"u8)) return null;
        var kept = new Pieces();
        kept.Keep(0, Signature);
        var hasOrientation = false;
        for (var at = (long)Signature; !kept.AreTooMany;)
        {
            if (bytes.Big32(at) is not { } length || length + Frame > bytes.Length - at) return null;
            var end = at + Frame + length;
            var type = Encoding.Latin1.GetString(bytes.Slice(at + 4, 4));
            if (Kept.Contains(type)) kept.Keep(at, end);
            else if (type[0] is < 'a' or > 'z') return null;
            else if (type == "eXIf" && !hasOrientation) hasOrientation = Turn(kept, Orientation.Read(bytes, at + 8, end - 4));
            if (type == "IEND") return kept.AreTooMany ? null : kept;
            at = end;
        }

        return null;
    }

    private static bool Turn(Pieces kept, int orientation)
    {
        if (orientation == Orientation.Upright) return false;
        kept.Write(PngChunk.Of("eXIf", Orientation.Write(orientation)));
        return true;
    }
}
