using System.Text;

namespace CareChat.Web.Attachments;

/// <summary>Files of the ISO media family: HEIC pictures, M4A sound, and the films that are refused.</summary>
internal static class IsoMedia
{
    private const int LargestBrandBox = 1024;
    private static readonly string[] Heic = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"];
    private static readonly string[] Generic = ["mif1", "msf1"];
    private static readonly string[] Film = ["mp41", "mp42", "isom", "iso2", "iso4", "iso5", "iso6", "dash"];

    /// <summary>The picture type of the file; null where it is no picture of this family, or AVIF.</summary>
    public static FileType? Picture(ByteReader bytes)
    {
        var brands = Brands(bytes);
        if (brands.Count == 0) return null;
        if (Heic.Contains(brands[0])) return FileType.Heic;
        if (!Generic.Contains(brands[0]) || brands.Contains("avif") || brands.Contains("avis")) return null;
        return brands.Any(Heic.Contains) ? FileType.Heic : FileType.Heif;
    }

    /// <summary>Whether the file is sound alone, without a film.</summary>
    public static bool IsSound(ByteReader bytes)
    {
        var brands = Brands(bytes);
        if (brands.Count == 0) return false;
        if (brands[0] is not ("M4A " or "M4B ") && !Film.Contains(brands[0])) return false;
        var tracks = IsoBox.Between(bytes, 0, bytes.Length).Where(box => box.Type == "moov")
            .SelectMany(movie => movie.Children(bytes, "trak"))
            .SelectMany(track => track.Children(bytes, "mdia"))
            .SelectMany(media => media.Children(bytes, "hdlr"))
            .Select(handler => Encoding.Latin1.GetString(bytes.Slice(handler.Body + 8, 4))).ToList();
        return !tracks.Contains("vide") && (tracks.Contains("soun") || brands[0] is "M4A " or "M4B ");
    }

    /// <summary>The major brand and those it is compatible with; none where the file does not begin with its brands.</summary>
    private static List<string> Brands(ByteReader bytes)
    {
        if (!bytes.Has(4, "ftyp"u8) || bytes.Big32(0) is not (>= 16 and <= LargestBrandBox and var size)) return [];
        var brands = new List<string>();
        for (var at = 8L; at + 4 <= size; at += 4)
        {
            if (at != 12 && bytes.Slice(at, 4) is { IsEmpty: false } brand) brands.Add(Encoding.Latin1.GetString(brand));
        }

        return brands;
    }
}
