namespace CareChat.Web.Attachments;

/// <summary>MP3: two frames in a row that agree, at the beginning or behind an ID3 tag.</summary>
internal static class Mp3Audio
{
    private const int TagHeader = 10;
    private const int LongestPadding = 4096;
    private static readonly int[] NewerBitrates = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] OlderBitrates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] SampleRates = [44100, 48000, 32000];

    /// <summary>What two frames of one recording have in common, and how long this one is.</summary>
    private readonly record struct Frame(int Version, int SampleRate, int Length);

    /// <summary>Whether the file is MP3.</summary>
    public static bool Is(ByteReader bytes)
    {
        if (!bytes.Has(0, "ID3"u8)) return HasFrames(bytes, 0);
        if (TagEnd(bytes) is not { } start) return false;
        for (var padding = 0; padding < LongestPadding; padding++)
        {
            if (HasFrames(bytes, start + padding)) return true;
        }

        return false;
    }

    private static bool HasFrames(ByteReader bytes, long at) =>
        FrameAt(bytes, at) is { } first && FrameAt(bytes, at + first.Length) is { } second
        && (first.Version, first.SampleRate) == (second.Version, second.SampleRate);

    /// <summary>The tag's length stands in four bytes of seven bits.</summary>
    private static long? TagEnd(ByteReader bytes)
    {
        if (bytes.Big32(6) is not { } size || (size & 0x80808080) != 0) return null;
        return TagHeader + ((size & 0x7F) | ((size >> 8 & 0x7F) << 7) | ((size >> 16 & 0x7F) << 14) | ((size >> 24 & 0x7F) << 21));
    }

    private static Frame? FrameAt(ByteReader bytes, long at)
    {
        if (bytes.Big32(at) is not { } header || header >> 21 != 0x7FF) return null;
        var version = (int)(header >> 19 & 3);
        var layer = header >> 17 & 3;
        var bitrate = (int)(header >> 12 & 15);
        var sampleRate = (int)(header >> 10 & 3);
        if (version == 1 || layer != 1 || bitrate is 0 or 15 || sampleRate == 3) return null;
        var padding = (int)(header >> 9 & 1);
        var isNewer = version == 3;
        var rate = SampleRates[sampleRate] >> (version switch { 3 => 0, 2 => 1, _ => 2 });
        var bits = (isNewer ? NewerBitrates : OlderBitrates)[bitrate] * 1000;
        return new Frame(version, sampleRate, (isNewer ? 144 : 72) * bits / rate + padding);
    }
}
