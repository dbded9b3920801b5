using System.Buffers.Binary;

namespace CareChat.Web.Attachments;

/// <summary>
/// Looks at the bytes of an untrusted file at any place. What lies outside the file is null or false, never an exception.
/// </summary>
internal sealed class ByteReader(Stream stream)
{
    private const int WindowSize = 4096;
    private readonly byte[] window = new byte[WindowSize];
    private long windowStart = -1;
    private int windowLength;

    /// <summary>The size of the file.</summary>
    public long Length { get; } = stream.Length;

    /// <summary>Whether these bytes stand at that place.</summary>
    public bool Has(long at, ReadOnlySpan<byte> expected) => Slice(at, expected.Length) is { IsEmpty: false } found && found.SequenceEqual(expected);

    /// <summary>One byte.</summary>
    public byte? Byte(long at) => Slice(at, 1) is { IsEmpty: false } found ? found[0] : null;

    /// <summary>Two bytes, most significant first.</summary>
    public int? Big16(long at) => Slice(at, 2) is { IsEmpty: false } found ? BinaryPrimitives.ReadUInt16BigEndian(found) : null;

    /// <summary>Two bytes, least significant first.</summary>
    public int? Little16(long at) => Slice(at, 2) is { IsEmpty: false } found ? BinaryPrimitives.ReadUInt16LittleEndian(found) : null;

    /// <summary>Three bytes, least significant first.</summary>
    public int? Little24(long at) => Little16(at) is { } low && Byte(at + 2) is { } high ? low | (high << 16) : null;

    /// <summary>Four bytes, most significant first.</summary>
    public long? Big32(long at) => Slice(at, 4) is { IsEmpty: false } found ? BinaryPrimitives.ReadUInt32BigEndian(found) : null;

    /// <summary>Four bytes, least significant first.</summary>
    public long? Little32(long at) => Slice(at, 4) is { IsEmpty: false } found ? BinaryPrimitives.ReadUInt32LittleEndian(found) : null;

    /// <summary>Eight bytes, most significant first; null also where the number is too large to be a place in a file.</summary>
    public long? Big64(long at) => Slice(at, 8) is { IsEmpty: false } found && BinaryPrimitives.ReadInt64BigEndian(found) is >= 0 and var number ? number : null;

    /// <summary>Bytes at that place; empty where they are not all there. Valid until the next look.</summary>
    public ReadOnlySpan<byte> Slice(long at, int length)
    {
        if (at < 0 || length <= 0 || length > WindowSize || at > Length - length) return [];
        if (at < windowStart || at + length > windowStart + windowLength || windowStart < 0) Load(at);
        var offset = (int)(at - windowStart);
        return offset + length <= windowLength ? window.AsSpan(offset, length) : [];
    }

    /// <summary>The next place, from one on, where a byte stands; null where it comes no more.</summary>
    public long? Find(byte wanted, long at)
    {
        while (at >= 0 && at < Length)
        {
            if (at < windowStart || at >= windowStart + windowLength || windowStart < 0) Load(at);
            var rest = window.AsSpan(0, windowLength)[(int)(at - windowStart)..];
            if (rest.IsEmpty) return null;
            if (rest.IndexOf(wanted) is >= 0 and var found) return at + found;
            at += rest.Length;
        }

        return null;
    }

    private void Load(long at)
    {
        stream.Position = at;
        windowStart = at;
        windowLength = stream.ReadAtLeast(window, WindowSize, throwOnEndOfStream: false);
    }
}
