namespace CareChat.Web.Attachments;

/// <summary>A file as it lies in the store, opened for one reader.</summary>
public sealed record StoredFile(string FileName, string MimeType, long FileSize, Stream Content) : IAsyncDisposable
{
    /// <summary>Whose file it is.</summary>
    public Guid PatientId { get; init; }

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset UploadedAt { get; init; }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
