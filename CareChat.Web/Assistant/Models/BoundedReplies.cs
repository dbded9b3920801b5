namespace CareChat.Web.Assistant.Models;

/// <summary>
/// Reads no more of a reply than any answer needs, whatever the server sends; of an error only its status, because the
/// client would wait for the rest of it beyond any cancellation.
/// </summary>
internal sealed class BoundedReplies : DelegatingHandler
{
    /// <summary>On the wire a token of four letters takes some 300 bytes, so this is an answer of many pages.</summary>
    internal const int MostBytes = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            response.Content.Dispose();
            response.Content = new ByteArrayContent([]);
            return response;
        }

        var whole = response.Content;
        response.Content = new StreamContent(new BoundedStream(await whole.ReadAsStreamAsync(cancellationToken), MostBytes));
        foreach (var (name, values) in whole.Headers) response.Content.Headers.TryAddWithoutValidation(name, values);
        return response;
    }
}

/// <summary>A stream that breaks off behind its limit.</summary>
internal sealed class BoundedStream(Stream inner, long most) : Stream
{
    private long read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int bytes)
    {
        read += bytes;
        return read <= most ? bytes : throw new UnusableReplyException(FallbackReason.TooLarge);
    }
}
