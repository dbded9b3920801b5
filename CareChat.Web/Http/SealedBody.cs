using Microsoft.AspNetCore.Http.Features;

namespace CareChat.Web.Http;

/// <summary>
/// The body of a request whose caller is not known yet, or whose budget was not asked: reading it is a mistake of the
/// program and fails. So credential, budget, then body holds at every door, also at one that is made tomorrow.
/// </summary>
internal sealed class SealedBody(Stream body) : Stream
{
    /// <summary>The body itself.</summary>
    public Stream Body => body;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw TooEarly();

    public override long Position
    {
        get => throw TooEarly();
        set => throw TooEarly();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw TooEarly();

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw TooEarly();

    public override void Flush() => throw TooEarly();

    public override long Seek(long offset, SeekOrigin origin) => throw TooEarly();

    public override void SetLength(long value) => throw TooEarly();

    public override void Write(byte[] buffer, int offset, int count) => throw TooEarly();

    private static InvalidOperationException TooEarly() => new("The body was to be read before its caller's budget was asked.");
}

/// <summary>Seals bodies at the front of the program, and opens them where caller and budget are known.</summary>
internal static class BodySeal
{
    /// <summary>Seals what a request brings.</summary>
    public static Task UseAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }) http.Request.Body = new SealedBody(http.Request.Body);
        return next(http);
    }

    /// <summary>True while a request has a body that nobody may read yet.</summary>
    public static bool IsSealed(this HttpContext http) => http.Request.Body is SealedBody;

    /// <summary>Lets the body be read: the caller is known and what is left of its budget was asked.</summary>
    /// <param name="http">The request.</param>
    /// <param name="largest">The most bytes; null where the reader of the body says it.</param>
    public static void OpenBody(this HttpContext http, long? largest = null)
    {
        if (http.Request.Body is not SealedBody sealedBody) return;
        http.Request.Body = sealedBody.Body;
        if (largest is not null && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = largest;
    }

    /// <summary>Goes on, and lets the body be read, where the call is within its limit.</summary>
    /// <exception cref="LimitedException">It must wait.</exception>
    public static void Admit(this HttpContext http, LimitState state)
    {
        state.Tell(http).Require();
        http.OpenBody();
    }
}
