namespace CareChat.Web.Attachments;

/// <summary>Reads <see cref="Pieces"/> of a file one after the other.</summary>
internal sealed class PieceStream(Stream file, Pieces pieces) : Stream
{
    private int index;
    private long done;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => pieces.Length;

    /// <inheritdoc />
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        while (index < pieces.All.Count && done == pieces.All[index].Length) (index, done) = (index + 1, 0);
        if (index == pieces.All.Count || buffer.IsEmpty) return 0;
        var piece = pieces.All[index];
        var target = buffer[..(int)Math.Min(buffer.Length, piece.Length - done)];
        if (piece.From is { } from)
        {
            file.Position = from + done;
            file.ReadExactly(target);
        }
        else if (piece.Own is { } own) own.AsSpan((int)done, target.Length).CopyTo(target);
        else target.Clear();
        done += target.Length;
        return target.Length;
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Flush()
    {
        // nothing is ever written
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
