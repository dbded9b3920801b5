using System.IO.Pipelines;

namespace CareChat.Web.Http;

/// <summary>A line out of the server on which the last answer can be given in other words than the server's.</summary>
internal sealed class RefusalWriter(PipeWriter line) : PipeWriter
{
    private byte[]? answer;
    private byte[] unheard = [];

    /// <inheritdoc />
    public override bool CanGetUnflushedBytes => line.CanGetUnflushedBytes;

    /// <inheritdoc />
    public override long UnflushedBytes => line.UnflushedBytes;

    /// <summary>Says this, in the place of all that is written from now on.</summary>
    public void SayInstead(byte[] said)
    {
        if (answer is not null) return;
        answer = said;
        said.CopyTo(line.GetSpan(said.Length));
        line.Advance(said.Length);
    }

    /// <inheritdoc />
    public override Memory<byte> GetMemory(int sizeHint = 0) => answer is null ? line.GetMemory(sizeHint) : Unheard(sizeHint);

    /// <inheritdoc />
    public override Span<byte> GetSpan(int sizeHint = 0) => answer is null ? line.GetSpan(sizeHint) : Unheard(sizeHint);

    /// <inheritdoc />
    public override void Advance(int bytes)
    {
        if (answer is null) line.Advance(bytes);
    }

    /// <inheritdoc />
    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => line.FlushAsync(cancellationToken);

    /// <inheritdoc />
    public override void CancelPendingFlush() => line.CancelPendingFlush();

    /// <inheritdoc />
    public override void Complete(Exception? exception = null) => line.Complete(exception);

    /// <inheritdoc />
    public override ValueTask CompleteAsync(Exception? exception = null) => line.CompleteAsync(exception);

    private byte[] Unheard(int sizeHint)
    {
        if (unheard.Length < Math.Max(sizeHint, 1)) unheard = new byte[Math.Max(sizeHint, 4096)];
        return unheard;
    }
}
