using System.Text;

namespace CareChat.Web.Attachments;

/// <summary>A box of an ISO media file (HEIC, M4A): its type, and where its content begins and ends.</summary>
internal readonly record struct IsoBox(string Type, long Body, long End)
{
    private const int MostBoxes = 10_000;

    /// <summary>The boxes between two places. A box that would reach beyond the end is the last one and is left out.</summary>
    public static IEnumerable<IsoBox> Between(ByteReader bytes, long start, long end)
    {
        for (var count = 0; count < MostBoxes && At(bytes, start, end) is { } box; count++)
        {
            yield return box;
            start = box.End;
        }
    }

    /// <summary>The boxes of one type inside this one.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="type">Four characters.</param>
    /// <param name="skip">Bytes between the box's header and the boxes inside it.</param>
    public IEnumerable<IsoBox> Children(ByteReader bytes, string type, int skip = 0) =>
        Between(bytes, Body + skip, End).Where(box => box.Type == type);

    private static IsoBox? At(ByteReader bytes, long start, long end)
    {
        if (bytes.Big32(start) is not { } size) return null;
        var type = Encoding.Latin1.GetString(bytes.Slice(start + 4, 4));
        var header = 8;
        if (size == 1)
        {
            header = 16;
            size = bytes.Big64(start + 8) ?? 0;
        }

        var boxEnd = size == 0 ? end : size > end - start ? -1 : start + size;
        return boxEnd >= start + header ? new IsoBox(type, start + header, boxEnd) : null;
    }
}
