using System.Security.Cryptography;
using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.AspNetCore.WebUtilities;

namespace CareChat.Web.Attachments;

/// <summary>A file that has come in whole and lies under a temporary name; disposing it removes what was not kept.</summary>
public sealed class IncomingFile(Guid id, string path) : IDisposable
{
    public Guid Id { get; } = id;

    /// <summary>Where it lies for now.</summary>
    public string Path { get; } = path;

    public long Size { get; init; }
    public byte[] Sha256 { get; init; } = [];

    /// <inheritdoc />
    public void Dispose() => File.Delete(Path);
}

/// <summary>The files on disk: <c>files/ab/abcd…</c>, and beside a picture the JPEGs made of it, <c>….640.jpg</c> and <c>….2560.jpg</c>.</summary>
public sealed class FileFolder(DataOptions options, StorageWatch watch)
{
    private string Incoming => Path.Combine(options.Root, "files", "incoming");

    /// <summary>Where a file lies.</summary>
    public string PathOf(Guid id)
    {
        var name = id.ToString("D");
        return Path.Combine(options.Root, "files", name[..2], name);
    }

    /// <summary>Where a JPEG made of a picture lies, or will lie.</summary>
    public string PathOf(Guid id, PictureSize size) => $"{PathOf(id)}.{(int)size}.jpg";

    /// <summary>Writes a stream to a temporary name, and to the disk itself.</summary>
    /// <exception cref="RefusedException">It is longer than <paramref name="longest"/> bytes.</exception>
    public async Task<IncomingFile> ReceiveAsync(Stream content, long longest, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        var path = Path.Combine(Incoming, id.ToString("D"));
        try
        {
            Directory.CreateDirectory(Incoming);
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var size = await CopyAsync(content, file, hash, longest, cancellationToken);
            file.Flush(flushToDisk: true);
            return new IncomingFile(id, path) { Size = size, Sha256 = hash.GetHashAndReset() };
        }
        catch (Exception failure)
        {
            watch.Failed(StoragePart.Files, failure);
            if (File.Exists(path)) File.Delete(path);
            throw;
        }
    }

    /// <summary>What comes from a stream, to be read once more: in memory while it is small, then on disk until it is disposed.</summary>
    /// <param name="content">The stream.</param>
    /// <param name="small">The most bytes in memory.</param>
    public FileBufferingReadStream Spool(Stream content, int small)
    {
        Directory.CreateDirectory(Incoming);
        return new FileBufferingReadStream(content, small, null, Incoming);
    }

    /// <summary>Gives a received file its lasting name.</summary>
    public void Keep(IncomingFile file, Guid id)
    {
        var path = PathOf(id);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(file.Path, path);
            watch.Succeeded(StoragePart.Files);
        }
        catch (Exception failure)
        {
            watch.Failed(StoragePart.Files, failure);
            throw;
        }
    }

    /// <summary>Keeps a JPEG made of a picture.</summary>
    /// <returns>False where the picture was removed meanwhile.</returns>
    public async Task<bool> KeepAsync(byte[] made, Guid id, PictureSize size, CancellationToken cancellationToken)
    {
        using var file = await ReceiveAsync(new MemoryStream(made), made.Length, cancellationToken);
        File.Move(file.Path, PathOf(id, size), overwrite: true);
        if (File.Exists(PathOf(id))) return true;
        File.Delete(PathOf(id, size));
        return false;
    }

    /// <summary>Removes a file and what was made of it; nothing where it is gone already.</summary>
    public void Remove(Guid id)
    {
        if (!Directory.Exists(Path.GetDirectoryName(PathOf(id)))) return;
        File.Delete(PathOf(id));
        foreach (var size in Enum.GetValues<PictureSize>()) File.Delete(PathOf(id, size));
        File.Delete(PathOf(id) + ".thumb"); // earlier programs kept one that a browser had made
    }

    /// <summary>Removes what an interrupted upload left, where it is older than <paramref name="before"/>.</summary>
    public void RemoveInterrupted(DateTimeOffset before)
    {
        if (!Directory.Exists(Incoming)) return;
        foreach (var path in Directory.EnumerateFiles(Incoming))
            if (File.GetLastWriteTimeUtc(path) < before.UtcDateTime) File.Delete(path);
    }

    private static async Task<long> CopyAsync(Stream from, FileStream to, IncrementalHash hash, long longest, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        for (var size = 0L; ;)
        {
            var read = await from.ReadAsync(buffer, cancellationToken);
            if (read == 0) return size;
            size += read;
            if (size > longest) throw new RefusedException(AttachmentStore.TooLarge);
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
