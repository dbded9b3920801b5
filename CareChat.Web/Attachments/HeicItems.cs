using System.Text;

namespace CareChat.Web.Attachments;

/// <summary>A piece of an item of a HEIC file: where its bytes lie, and whether they are a picture.</summary>
/// <param name="IsInList">True where <paramref name="From"/> counts from the beginning of the list's own data (idat), not of the file.</param>
internal readonly record struct HeicExtent(long From, long Length, bool IsInList, bool IsPicture);

/// <summary>Reads which items a HEIC file has (iinf) and where they lie (iloc).</summary>
internal sealed class HeicItems(ByteReader bytes)
{
    private const int VersionAndFlags = 4;
    private const int Most = 20_000;
    private static readonly string[] Pictures = ["hvc1", "hev1", "lhv1", "av01", "avc1", "j2k1", "jpeg", "unci", "grid", "iden", "iovl", "tmap"];
    private long at;
    private long end;
    private bool isBroken;

    /// <summary>All pieces; null where the tables cannot be followed.</summary>
    public List<HeicExtent>? Read(IsoBox list, IsoBox places)
    {
        var pictures = PicturesIn(list);
        (at, end) = (places.Body, places.End);
        var version = Number(1);
        Number(3);
        var sizes = (int)Number(2);
        var (offset, length, start, index) = (sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, version > 0 ? sizes & 15 : 0);
        if (version > 2 || new[] { offset, length, start, index }.Any(size => size is not (0 or 4 or 8))) return null;
        var found = new List<HeicExtent>();
        for (var left = Number(version < 2 ? 2 : 4); left > 0 && !isBroken; left--)
        {
            var isPicture = pictures.Contains(Number(version < 2 ? 2 : 4));
            var method = version > 0 ? Number(2) & 15 : 0;
            if (Number(2) != 0 || method > 1) return null; // in another file, or a part of another item
            var from = Number(start);
            for (var extents = Number(2); extents > 0 && !isBroken; extents--)
            {
                Number(index);
                found.Add(new HeicExtent(from + Number(offset), Number(length), method == 1, isPicture));
                if (found.Count > Most || found[^1] is { Length: 0 } or { From: < 0 }) return null;
            }
        }

        return isBroken ? null : found;
    }

    private HashSet<long> PicturesIn(IsoBox list)
    {
        var pictures = new HashSet<long>();
        foreach (var item in list.Children(bytes, "infe", VersionAndFlags + (bytes.Byte(list.Body) == 0 ? 2 : 4)))
        {
            var version = bytes.Byte(item.Body);
            var afterId = item.Body + VersionAndFlags + (version == 2 ? 2 : 4);
            var id = version == 2 ? bytes.Big16(afterId - 2) : bytes.Big32(afterId - 4);
            var type = Encoding.Latin1.GetString(bytes.Slice(afterId + 2, 4));
            if (version is 2 or 3 && id is { } known && Pictures.Contains(type)) pictures.Add(known);
        }

        return pictures;
    }

    /// <summary>The next number of so many bytes; 0 of none.</summary>
    private long Number(int size)
    {
        var number = 0L;
        for (var count = 0; count < size; count++)
        {
            if (at >= end || bytes.Byte(at++) is not { } next || number > long.MaxValue >> 9)
            {
                isBroken = true;
                return 0;
            }
            number = (number << 8) | next;
        }

        return number;
    }
}
