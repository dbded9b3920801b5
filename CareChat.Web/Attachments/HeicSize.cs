namespace CareChat.Web.Attachments;

/// <summary>The size of a HEIC picture, as well as its properties tell: the largest image in the file, turned where it says so.</summary>
internal static class HeicSize
{
    private const int VersionAndFlags = 4;

    /// <summary>The size, or null where the file lists none.</summary>
    public static ImageSize? Read(ByteReader bytes)
    {
        if (IsoMedia.Picture(bytes) is null) return null;
        var properties = IsoBox.Between(bytes, 0, bytes.Length).Where(box => box.Type == "meta")
            .SelectMany(meta => meta.Children(bytes, "iprp", VersionAndFlags))
            .SelectMany(list => list.Children(bytes, "ipco"))
            .SelectMany(list => IsoBox.Between(bytes, list.Body, list.End)).ToList();
        var sizes = properties.Where(box => box.Type == "ispe").Select(box => SizeIn(bytes, box)).ToList();
        var largest = sizes.Contains(null) ? null : sizes.MaxBy(size => (long)size!.Value.Width * size.Value.Height); // a false one beside a small one hides nothing
        var isTurned = properties.Any(box => box.Type == "irot" && bytes.Byte(box.Body) is { } quarters && quarters % 2 == 1);
        return isTurned ? largest?.Turned() : largest;
    }

    private static ImageSize? SizeIn(ByteReader bytes, IsoBox box) =>
        ImageSize.Of(bytes.Big32(box.Body + VersionAndFlags), bytes.Big32(box.Body + VersionAndFlags + 4));
}
