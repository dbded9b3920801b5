using System.Collections.Concurrent;
using CareChat.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CareChat.Tests.App;

/// <summary>
/// Holds every answer of the doors for programs, whoever asked, against the program's own description of it. One that is not as
/// described is not sent: the test that asked gets this instead, and its host ends with an error.
/// </summary>
internal sealed class AnswerCheck(ConcurrentQueue<string> undescribed) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(CheckAsync);
        next(app);
    };

    private async Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        var isPreflight = HttpMethods.IsOptions(http.Request.Method); // the browser asks it for itself
        if (isPreflight || ApiPaths.Of(http.Request.Path) is Facade.Page or Facade.Portal)
        {
            await next(http);
            return;
        }
        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var held = new HeldJson(http.Response, body.Stream);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(held));
        await next(http);
        http.Features.Set(body);
        var found = (await WrongAsync(http, held.Bytes)).ToList();
        found.ForEach(undescribed.Enqueue);
        if (http.Response.HasStarted || found.Count == 0)
        {
            if (held.Bytes.Length > 0) await body.Stream.WriteAsync(held.Bytes, http.RequestAborted);
            return;
        }
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        await http.Response.WriteAsync("The API documents do not say: " + string.Join(", ", found));
    }

    private static async Task<IEnumerable<string>> WrongAsync(HttpContext http, byte[] json)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>() is not { } said || http.RequestAborted.IsCancellationRequested) return [];
        var document = await ApiDocument.ReadAsync(http.RequestServices);
        return document.Undescribed(said.Id, http.Response.StatusCode, http.Response.Headers, json)
            .Select(wrong => $"{http.Request.Method} {said.Id} {http.Response.StatusCode}: {wrong}");
    }

    /// <summary>Keeps JSON back, and passes everything else on.</summary>
    private sealed class HeldJson(HttpResponse response, Stream to) : Stream
    {
        private readonly MemoryStream held = new();

        public byte[] Bytes => held.ToArray();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            (response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true ? held : to).WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => held.Length > 0 ? Task.CompletedTask : to.FlushAsync(cancellationToken);

        public override void Flush() => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
