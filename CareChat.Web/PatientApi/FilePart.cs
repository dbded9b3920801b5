using CareChat.Shared;
using CareChat.Web.Attachments;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CareChat.Web.PatientApi;

/// <summary>The part <c>file</c> of a form, read as it comes in: nothing is buffered.</summary>
internal sealed class FilePart
{
    private readonly MultipartReader reader;

    private FilePart(MultipartReader reader, MultipartSection section, ContentDispositionHeaderValue disposition)
    {
        this.reader = reader;
        Content = new PartStream(section.Body);
        FileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
    }

    /// <summary>The file.</summary>
    public Stream Content { get; }

    /// <summary>Its name as it was sent; empty for none.</summary>
    public string FileName { get; }

    /// <summary>Finds the part.</summary>
    /// <exception cref="RefusedException">No form (415), broken, or without the part (400).</exception>
    public static async Task<FilePart> FindAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(new Refusal(RefusalKind.UnsupportedType, "UNSUPPORTED_MEDIA_TYPE", "Content-Type must be multipart/form-data"));
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 70) throw Broken();
        var reader = new MultipartReader(boundary, request.Body);
        return await NextFileAsync(reader, cancellationToken) ?? throw new RefusedException(Refusal.Invalid("file", "file is required"));
    }

    /// <summary>Reads the form to its end, once the file has come in.</summary>
    /// <exception cref="RefusedException">Broken, or another file is in it: none is dropped without a word (400).</exception>
    public async Task RequireOnlyAsync(CancellationToken cancellationToken)
    {
        if (await NextFileAsync(reader, cancellationToken) is not null) throw new RefusedException(AttachmentStore.MoreThanOne);
    }

    private static async Task<FilePart?> NextFileAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        while (await NextAsync(reader, cancellationToken) is { } section)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                && HeaderUtilities.RemoveQuotes(disposition.Name) == "file") return new FilePart(reader, section, disposition);
        }
        return null;
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
