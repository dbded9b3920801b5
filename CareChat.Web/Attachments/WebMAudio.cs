namespace CareChat.Web.Attachments;

/// <summary>WebM that holds sound and no film: an EBML file of document type "webm" whose tracks are all audio.</summary>
internal static class WebMAudio
{
    private const long Header = 0x1A45DFA3;
    private const long DocumentType = 0x4282;
    private const long Segment = 0x18538067;
    private const long Cluster = 0x1F43B675;
    private const long Tracks = 0x1654AE6B;
    private const long Track = 0xAE;
    private const long TrackType = 0x83;
    private const int Audio = 2;
    private const int MostElements = 10_000;

    private readonly record struct Element(long Id, long Body, long End);

    /// <summary>Whether the file is WebM sound.</summary>
    public static bool Is(ByteReader bytes)
    {
        if (At(bytes, 0, bytes.Length) is not { Id: Header } header) return false;
        if (!Between(bytes, header).Any(element => element.Id == DocumentType && IsWebM(bytes, element))) return false;
        if (At(bytes, header.End, bytes.Length) is not { Id: Segment } segment) return false;
        var types = Between(bytes, segment).TakeWhile(element => element.Id != Cluster)
            .Where(element => element.Id == Tracks).SelectMany(tracks => Between(bytes, tracks))
            .Where(element => element.Id == Track).SelectMany(track => Between(bytes, track))
            .Where(element => element.Id == TrackType).Select(type => bytes.Byte(type.End - 1)).ToList();
        return types.Count > 0 && types.TrueForAll(type => type == Audio);
    }

    private static bool IsWebM(ByteReader bytes, Element type) => type.End - type.Body == 4 && bytes.Has(type.Body, "webm"u8);

    private static IEnumerable<Element> Between(ByteReader bytes, Element parent)
    {
        var start = parent.Body;
        for (var count = 0; count < MostElements && At(bytes, start, parent.End) is { } element; count++)
        {
            yield return element;
            start = element.End;
        }
    }

    /// <summary>The element at a place; one of unknown size reaches to the end of its parent, as live recordings have it.</summary>
    private static Element? At(ByteReader bytes, long start, long end)
    {
        if (Number(bytes, start, longest: 4, keepMarker: true) is not { } id) return null;
        if (Number(bytes, start + id.Length, longest: 8, keepMarker: false) is not { } size) return null;
        var body = start + id.Length + size.Length;
        var isUnknown = size.Value == (1L << (7 * size.Length)) - 1;
        if (body > end || (!isUnknown && size.Value > end - body)) return null;
        return new Element(id.Value, body, isUnknown ? end : body + size.Value);
    }

    /// <summary>A number whose first byte tells by its leading zeros how many bytes it has.</summary>
    private static (long Value, int Length)? Number(ByteReader bytes, long at, int longest, bool keepMarker)
    {
        if (bytes.Byte(at) is not { } first || first == 0) return null;
        var length = byte.LeadingZeroCount(first) + 1;
        if (length > longest) return null;
        long value = keepMarker ? first : first & (0xFF >> length);
        for (var index = 1; index < length; index++)
        {
            if (bytes.Byte(at + index) is not { } next) return null;
            value = (value << 8) | next;
        }

        return (value, length);
    }
}
