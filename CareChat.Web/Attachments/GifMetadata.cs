namespace CareChat.Web.Attachments;

/// <summary>A GIF without what it tells beside the picture: frames, their timing and the loop stay.</summary>
internal sealed class GifMetadata(ByteReader bytes)
{
    private const int ScreenHeader = 13;
    private const int FrameHeader = 10;
    private readonly Pieces kept = new();

    /// <summary>What is kept; null where the blocks cannot be followed to the end of the picture.</summary>
    public static Pieces? Strip(ByteReader bytes) => new GifMetadata(bytes).Walk();

    private Pieces? Walk()
    {
        if (bytes.Byte(10) is not { } screen) return null;
        long at = ScreenHeader + Colors(screen);
        kept.Keep(0, at);
        while (!kept.AreTooMany && bytes.Byte(at) is { } kind)
        {
            if (kind == 0x3B)
            {
                kept.Keep(at, at + 1);
                return kept.AreTooMany ? null : kept;
            }
            if ((kind == 0x2C ? Frame(at) : kind == 0x21 ? Extension(at) : null) is not { } end) return null;
            if (kind == 0x2C || IsNeeded(at)) kept.Keep(at, end);
            at = end;
        }

        return null;
    }

    private static int Colors(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    /// <summary>Where a frame ends; null for one of too many pixels, which the screen of the header need not hold.</summary>
    private long? Frame(long at) =>
        bytes.Byte(at + FrameHeader - 1) is { } flags && ImageSize.Of(bytes.Little16(at + 5), bytes.Little16(at + 7)) is not { IsSafe: false }
            ? Blocks(at + FrameHeader + Colors(flags) + 1) : null;

    private long? Extension(long at) => Blocks(at + 2);

    /// <summary>Where a row of blocks ends: each begins with its length, the last one has none.</summary>
    private long? Blocks(long at)
    {
        while (bytes.Byte(at) is { } length)
        {
            at += 1 + length;
            if (length == 0) return at;
        }

        return null;
    }

    /// <summary>Timing and transparency of a frame, and how often an animation is repeated.</summary>
    private bool IsNeeded(long at) => bytes.Byte(at + 1) switch
    {
        0xF9 => true,
        0xFF => bytes.Has(at + 2, "\u000BNETSCAPE2.0"u8) || bytes.Has(at + 2, "\u000BANIMEXTS1.0"u8),
        _ => false,
    };
}
