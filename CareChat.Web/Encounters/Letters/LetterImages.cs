using CareChat.Shared;
using CareChat.Web.Attachments;
using CareChat.Web.Data;

namespace CareChat.Web.Encounters.Letters;

/// <summary>A picture as it comes with a letter: its bytes, or where they are.</summary>
public sealed record SentImage(string Name, string? Url, byte[]? Bytes);

/// <summary>Pictures that have come in and wait for their letter's transaction; disposing removes what was not kept.</summary>
public sealed class ReceivedImages : IDisposable
{
    private readonly List<Upload> uploads = [];

    /// <summary>The pictures.</summary>
    public IReadOnlyList<Upload> Uploads => uploads;

    internal void Add(Upload upload) => uploads.Add(upload);

    /// <summary>The rows are committed: the files stay.</summary>
    public void Settle() => uploads.ForEach(u => u.Settle());

    /// <inheritdoc />
    public void Dispose() => uploads.ForEach(u => u.Dispose());
}

/// <summary>Takes in the pictures of a letter: fetched where they are elsewhere, known by content, without hidden details (contract C.1).</summary>
public sealed class LetterImages(FileFolder folder, RemoteImage remote)
{
    /// <summary>The most pictures of one call.</summary>
    public const int MostPerCall = 3;

    /// <summary>The most pictures of an encounter.</summary>
    public const int MostPerEncounter = 12;

    /// <summary>The largest picture, in bytes.</summary>
    public const int Largest = 10 * 1024 * 1024;

    private static readonly Refusal TooLarge = new(RefusalKind.TooLarge, "FILE_TOO_LARGE", "image is larger than 10 MB", "images");
    private static readonly Refusal TooManyPixels =
        new(RefusalKind.TooLarge, "FILE_TOO_LARGE", $"image is larger than {ImageSize.MostPixels / 1_000_000} megapixels or {ImageSize.LongestSide} pixels a side", "images");
    private static readonly Refusal WrongType = Refusal.Invalid("images", "image must be JPEG, PNG, HEIC, GIF or WebP");

    /// <summary>Takes pictures in, beside those that have come in already.</summary>
    /// <exception cref="RefusedException">Too large, no picture, or not to be fetched.</exception>
    public async Task ReceiveAsync(ReceivedImages received, IReadOnlyList<SentImage> sent, CancellationToken cancellationToken)
    {
        foreach (var image in sent)
        {
            if (image.Bytes?.Length > Largest) throw new RefusedException(TooLarge);
            var bytes = image.Bytes ?? await remote.FetchAsync(image.Url!, cancellationToken);
            await ReceiveAsync(received, bytes, image.Name, cancellationToken);
        }
    }

    /// <summary>A picture as it is kept with its encounter.</summary>
    internal static EncounterImage RowOf(Upload image, Encounter encounter, DateTimeOffset now) => new()
    {
        Id = image.Id,
        EncounterId = encounter.Id,
        TurnNumber = encounter.TurnCount,
        FileName = image.FileName,
        FileSize = image.FileSize,
        MimeType = image.MimeType,
        Sha256 = image.Sha256,
        Width = image.Size?.Width,
        Height = image.Size?.Height,
        AddedAt = now,
    };

    private async Task ReceiveAsync(ReceivedImages received, byte[] bytes, string name, CancellationToken cancellationToken)
    {
        var upload = new Upload(await folder.ReceiveAsync(new MemoryStream(bytes), Largest, cancellationToken));
        received.Add(upload);
        try
        {
            upload.Inspect(name);
            if (!upload.IsPicture) throw new RefusedException(WrongType);
            await upload.CleanAsync(folder, cancellationToken);
        }
        catch (RefusedException refused) when (refused.Refusal.Kind == RefusalKind.TooLarge)
        {
            throw new RefusedException(TooManyPixels);
        }
        catch (RefusedException refused) when (refused.Refusal.Kind == RefusalKind.UnsupportedType)
        {
            throw new RefusedException(WrongType);
        }
    }
}
