namespace CareChat.Web.Patients.Fhir;

/// <summary>A window on a stream that moves forward, and grows only where one value does not fit.</summary>
internal sealed class ChunkBuffer(Stream stream)
{
    private const int FirstSize = 64 * 1024;
    private const int LargestSize = 64 * 1024 * 1024;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private byte[] bytes = [];
    private int start;
    private int end;

    /// <summary>The bytes that were read and not yet used.</summary>
    public ReadOnlyMemory<byte> Unread => bytes.AsMemory(start, end - start);

    /// <summary>True when the stream has no more.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>True when the window is as large as it may be and full.</summary>
    public bool IsTooLarge => end - start == LargestSize;

    /// <summary>Marks bytes as used.</summary>
    public void Advance(int used) => start += used;

    /// <summary>Reads on, keeping the unread bytes.</summary>
    public async Task FillAsync(CancellationToken cancellation)
    {
        var isFirst = bytes.Length == 0;
        MakeRoom();
        var free = bytes.AsMemory(end);
        var count = await stream.ReadAtLeastAsync(free, free.Length, throwOnEndOfStream: false, cancellation);
        IsFinal = count < free.Length;
        end += count;
        if (isFirst && Unread.Span.StartsWith(ByteOrderMark)) Advance(ByteOrderMark.Length);
    }

    private void MakeRoom()
    {
        var unread = Unread;
        var larger = unread.Length < bytes.Length ? bytes : new byte[Math.Max(FirstSize, bytes.Length * 2)];
        unread.CopyTo(larger);
        (bytes, start, end) = (larger, 0, unread.Length);
    }
}
