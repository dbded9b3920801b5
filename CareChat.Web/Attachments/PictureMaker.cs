using System.Collections.Concurrent;
using ImageMagick;

namespace CareChat.Web.Attachments;

/// <summary>
/// Makes of a stored picture the JPEGs that pages show: nobody's browser decodes what a stranger sent. One at a time, within
/// limits, and only of the formats that may be attached. Each is made when it is first asked for and kept beside the original.
/// </summary>
public sealed class PictureMaker(FileFolder folder, ILogger<PictureMaker> log)
{
    private const ulong MostMemory = 512UL << 20;
    private const ulong MostSeconds = 20;
    private const int Quality = 82;

    private static readonly Dictionary<string, MagickFormat> Formats = new()
    {
        [FileType.Jpeg.MimeType] = MagickFormat.Jpeg,
        [FileType.Png.MimeType] = MagickFormat.Png,
        [FileType.Gif.MimeType] = MagickFormat.Gif,
        [FileType.WebP.MimeType] = MagickFormat.WebP,
        [FileType.Heic.MimeType] = MagickFormat.Heic,
        [FileType.Heif.MimeType] = MagickFormat.Heic,
    };

    private const int MostBroken = 10_000;
    private readonly SemaphoreSlim turn = new(1);
    private readonly ConcurrentDictionary<Guid, bool> broken = new(); // who asks for one of these again holds up nobody

    static PictureMaker()
    {
        (ResourceLimits.Width, ResourceLimits.Height, ResourceLimits.Area) = (ImageSize.LongestSide, ImageSize.LongestSide, ImageSize.MostPixels);
        (ResourceLimits.Memory, ResourceLimits.Disk, ResourceLimits.Time, ResourceLimits.Thread) = (MostMemory, 0, MostSeconds, 1);
    }

    /// <summary>Where the JPEG of a stored picture lies, made now where it is not there yet; null where none can be made.</summary>
    public async Task<string?> PathOfAsync(Guid id, string mimeType, PictureSize size, CancellationToken cancellationToken)
    {
        var path = folder.PathOf(id, size);
        if (File.Exists(path)) return path;
        if (!Formats.TryGetValue(mimeType, out var format) || broken.ContainsKey(id)) return null;
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (File.Exists(path)) return path;
            if (broken.ContainsKey(id) || !File.Exists(folder.PathOf(id))) return null;
            if (await Task.Run(() => Make(folder.PathOf(id), format, (uint)size), cancellationToken) is { } made)
                return await folder.KeepAsync(made, id, size, cancellationToken) ? path : null;
            if (broken.Count >= MostBroken) broken.Clear();
            broken[id] = true;
            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    private byte[]? Make(string original, MagickFormat format, uint edge)
    {
        try
        {
            if (!File.Exists(original) || ImageSizeOf(original) is not { IsSafe: true } size) return null;
            var settings = new MagickReadSettings { Format = format, FrameIndex = 0, FrameCount = 1 };
            if (Math.Max(size.Width, size.Height) > 2 * edge) settings.SetDefine(MagickFormat.Jpeg, "size", $"{2 * edge}x{2 * edge}"); // decoded no larger than needed
            using var image = new MagickImage(original, settings);
            image.AutoOrient();
            image.Resize(new MagickGeometry(edge, edge) { Greater = true });
            (image.BackgroundColor, image.ColorSpace, image.Quality) = (MagickColors.White, ColorSpace.sRGB, Quality);
            image.Alpha(AlphaAction.Remove);
            image.Strip();
            return image.ToByteArray(MagickFormat.Jpeg);
        }
        catch (MagickException failure) // also where it took too long or too much: it would the next time
        {
            log.LogInformation("No small picture could be made: {Reason}.", failure.GetType().Name);
            return null;
        }
    }

    private static ImageSize? ImageSizeOf(string path)
    {
        using var content = File.OpenRead(path);
        return ImageSize.Read(content);
    }
}
