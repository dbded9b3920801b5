using System.Buffers.Binary;
using System.Text;

namespace CareChat.Web.Attachments;

/// <summary>A WebP without what it tells beside the picture: pixels, transparency, animation and colour profile stay.</summary>
internal sealed class WebPMetadata(ByteReader bytes)
{
    private const int FileHeader = 12;
    private const int ChunkHeader = 8;
    private const int FrameHeader = 16;
    private const byte ExifFlag = 0x08;
    private const byte XmpFlag = 0x04;
    private static readonly string[] Kept = ["ALPH", "VP8 ", "VP8L", "ICCP", "ANIM"];
    private readonly Pieces body = new();
    private int orientation = Orientation.Upright;
    private byte? flags;

    /// <summary>What is kept; null where the chunks cannot be followed to the end.</summary>
    public static Pieces? Strip(ByteReader bytes) => new WebPMetadata(bytes).Walk();

    private Pieces? Walk()
    {
        if (bytes.Little32(4) is not { } size || size < 4 || size + 8 > bytes.Length) return null;
        var end = size + 8;
        for (long at = FileHeader; at < end;)
        {
            if (Chunk(at, end) is not { } chunk || !Take(chunk.Type, at, chunk.End)) return null;
            at = chunk.End + (chunk.End & 1);
        }

        return body.AreTooMany || body.Length == 0 ? null : Whole();
    }

    private (string Type, long End)? Chunk(long at, long end) =>
        bytes.Little32(at + 4) is { } size && size <= end - at - ChunkHeader
            ? (Encoding.Latin1.GetString(bytes.Slice(at, 4)), at + ChunkHeader + size) : null;

    private bool Take(string type, long at, long end)
    {
        if (body.AreTooMany) return false;
        if (type == "VP8X") return TakeHeader(at, end);
        if (type == "EXIF" && orientation == Orientation.Upright) orientation = Turn(at + ChunkHeader, end);
        if (type == "ANMF" && !IsFrame(at + ChunkHeader, end)) return false;
        if (type == "ANMF" || Kept.Contains(type)) Keep(at, end);
        return true;
    }

    private bool TakeHeader(long at, long end)
    {
        if (at != FileHeader || end - at - ChunkHeader != 10) return false;
        flags = (byte)(bytes.Byte(at + ChunkHeader)!.Value & ~(ExifFlag | XmpFlag));
        return true;
    }

    /// <summary>Whether a frame of an animation holds pixels and nothing else.</summary>
    private bool IsFrame(long from, long end)
    {
        for (var at = from + FrameHeader; at < end;)
        {
            if (Chunk(at, end) is not { Type: "ALPH" or "VP8 " or "VP8L" } chunk) return false;
            at = chunk.End + (chunk.End & 1);
        }

        return end >= from + FrameHeader;
    }

    private int Turn(long exif, long end) => Orientation.Read(bytes, bytes.Has(exif, "Exif\0\0"u8) ? exif + 6 : exif, end);

    private void Keep(long at, long end)
    {
        body.Keep(at, end);
        if ((end & 1) == 0) return;
        if (bytes.Byte(end) == 0) body.Keep(end, end + 1);
        else body.Blank(1);
    }

    /// <summary>The file's header with its new size, the features that are left, what was kept, and the orientation.</summary>
    private Pieces Whole()
    {
        byte[] turn = orientation == Orientation.Upright || flags is null ? [] : [.. "EXIF"u8, Orientation.Size, 0, 0, 0, .. Orientation.Write(orientation)];
        var features = Features(turn.Length > 0);
        var whole = new Pieces();
        var size = (uint)(FileHeader - 8 + features.Length + body.Length + turn.Length);
        if (size == bytes.Little32(4)) whole.Keep(0, FileHeader);
        else whole.Write(Header(size));
        if (bytes.Has(FileHeader, features)) whole.Keep(FileHeader, FileHeader + features.Length);
        else whole.Write(features);
        whole.Add(body);
        whole.Write(turn);
        return whole;
    }

    private byte[] Features(bool isTurned)
    {
        if (flags is not { } left) return [];
        byte[] features = [.. bytes.Slice(FileHeader, ChunkHeader + 10)];
        features[ChunkHeader] = (byte)(isTurned ? left | ExifFlag : left);
        return features;
    }

    private static byte[] Header(uint size)
    {
        byte[] header = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8];
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), size);
        return header;
    }
}
