using CareChat.Shared;
using CareChat.Web.Data;

namespace CareChat.Web.Attachments;

/// <summary>A file on its way in: received, looked at, kept or thrown away.</summary>
public sealed class Upload(IncomingFile received) : IDisposable
{
    private IncomingFile file = received;
    private FileFolder? keptIn;

    /// <summary>The id, which is also the name of the stored file.</summary>
    public Guid Id => file.Id;

    /// <summary>Size in bytes as it is stored.</summary>
    public long FileSize => file.Size;

    /// <summary>SHA-256 of the bytes as they are stored.</summary>
    public byte[] Sha256 => file.Sha256;

    /// <summary>The name as it will be stored.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The type found in the content.</summary>
    public string MimeType { get; private set; } = "";

    /// <summary>True where the content is a picture.</summary>
    public bool IsPicture => MimeType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>Pixels, where the content is a picture whose header says so.</summary>
    public ImageSize? Size { get; private set; }

    /// <summary>Finds type, size in pixels and a safe name.</summary>
    /// <exception cref="RefusedException">The content is no type that may be attached, or a picture of too many pixels.</exception>
    public void Inspect(string fileName)
    {
        using var content = File.OpenRead(file.Path);
        var found = Inspection.Of(content, fileName) ?? throw new RefusedException(AttachmentStore.WrongType);
        if (found.Size is { IsSafe: false }) throw new RefusedException(AttachmentStore.TooLarge);
        (MimeType, FileName, Size) = (found.MimeType, found.FileName, found.Size);
    }

    /// <summary>Removes from a picture what it tells beside the picture; other files stay as they are.</summary>
    /// <exception cref="RefusedException">The picture's structure cannot be followed.</exception>
    public async Task CleanAsync(FileFolder folder, CancellationToken cancellationToken) =>
        file = await CleanAsync(file, MimeType, folder, cancellationToken);

    private static async Task<IncomingFile> CleanAsync(IncomingFile file, string mimeType, FileFolder folder, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(file.Path);
        if (ImageMetadata.Strip(content, mimeType) is not { } pieces || pieces.AreAllOf(content.Length)) return file;
        await using var rest = new PieceStream(content, pieces);
        var clean = await folder.ReceiveAsync(rest, AttachmentStore.LargestFile, cancellationToken);
        file.Dispose();
        return clean;
    }

    /// <summary>Gives the file its lasting name; a transaction that is tried again finds it there.</summary>
    public void KeepIn(FileFolder folder)
    {
        if (keptIn is not null) return;
        folder.Keep(file, file.Id);
        keptIn = folder; // only now: a transaction that is done again must not take a file for kept that is not
    }

    /// <summary>The row the file gets.</summary>
    public Attachment ToAttachment(Actor actor, Guid patientId, DateTimeOffset now) => new()
    {
        Id = file.Id,
        InstanceId = actor.InstanceId,
        PatientId = patientId,
        FileName = FileName,
        FileSize = file.Size,
        MimeType = MimeType,
        Sha256 = file.Sha256,
        Width = Size?.Width,
        Height = Size?.Height,
        HasThumbnail = IsPicture,
        UploadedBy = Visibility.UploaderName(actor),
        UploadedAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
    };

    /// <summary>The row is committed: the file stays.</summary>
    public void Settle() => keptIn = null;

    /// <inheritdoc />
    public void Dispose()
    {
        keptIn?.Remove(file.Id);
        file.Dispose();
    }
}
