namespace CareChat.Web.Attachments;

/// <summary>A file as it lies in the store, opened for one reader.</summary>
public sealed record StoredFile(string FileName, string MimeType, long FileSize, Stream Content) : IAsyncDisposable
{
    /// <summary>The type for a header: of text it says the charset, found in the content, which stands at its beginning afterwards.</summary>
    public string ContentType
    {
        get
        {
            if (MimeType != FileType.Text.MimeType) return MimeType;
            var charset = PlainText.CharsetOf(Content);
            Content.Position = 0;
            return charset is null ? MimeType : $"{MimeType}; charset={charset}";
        }
    }

    /// <summary>True for a JPEG that was made here of somebody's picture.</summary>
    public bool IsMadeHere { get; init; }

    /// <summary>Whose file it is.</summary>
    public Guid PatientId { get; init; }

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset UploadedAt { get; init; }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
