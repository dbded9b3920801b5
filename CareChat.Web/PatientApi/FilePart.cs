using CareChat.Shared;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CareChat.Web.PatientApi;

/// <summary>The part <c>file</c> of a form, read as it comes in: nothing is buffered.</summary>
internal sealed record FilePart(Stream Content, string FileName)
{
    /// <summary>Finds the part.</summary>
    /// <exception cref="RefusedException">No form (415), broken, or without the part (400).</exception>
    public static async Task<FilePart> FindAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(new Refusal(RefusalKind.UnsupportedType, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be multipart/form-data"));
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 70) throw Broken();
        var reader = new MultipartReader(boundary, request.Body);
        while (await NextAsync(reader, cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
            if (HeaderUtilities.RemoveQuotes(disposition.Name) != "file") continue;
            var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
            return new FilePart(new PartStream(section.Body), HeaderUtilities.RemoveQuotes(name).Value ?? "");
        }
        throw new RefusedException(Refusal.Invalid("file", "file is required"));
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is IOException and not BadHttpRequestException or InvalidDataException)
        {
            throw Broken();
        }
    }

    private static RefusedException Broken() => new(Refusal.Invalid("file", "Request body is not a multipart form"));

    /// <summary>A part that breaks off is the sender's mistake, not a failure of ours.</summary>
    private sealed class PartStream(Stream part) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await part.ReadAsync(buffer, cancellationToken);
            }
            catch (Exception failure) when (failure is IOException and not BadHttpRequestException or InvalidDataException)
            {
                throw Broken();
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
