using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Attachments;

/// <summary>Takes files in and hands them out, checking each time who asks (contract A.5).</summary>
public sealed class AttachmentStore(IDbContextFactory<CareChatDb> databases, WriteLane lane, FileFolder folder, PictureMaker pictures, TimeProvider clock)
{
    /// <summary>The largest file, in bytes: 25 MB.</summary>
    public const long LargestFile = 25 * 1024 * 1024;

    /// <summary>How long a file may wait for its message.</summary>
    public static readonly TimeSpan UnusedLifetime = TimeSpan.FromHours(24);

    internal static readonly Refusal TooLarge = new(RefusalKind.TooLarge, "FILE_TOO_LARGE", "File exceeds the size limit");
    internal static readonly Refusal WrongType = new(RefusalKind.UnsupportedType, "UNSUPPORTED_MEDIA_TYPE", "File type is not allowed");

    /// <summary>Two files in one form: a message has one.</summary>
    internal static readonly Refusal MoreThanOne = Refusal.Invalid("file", "only one file can be uploaded per request");

    /// <summary>Takes a file in for a patient the actor may see.</summary>
    /// <exception cref="RefusedException">No such patient, too large, a type that is not taken, a picture that cannot be cleaned.</exception>
    public async Task<AttachmentView> UploadAsync(
        Actor actor, Guid patientId, Stream content, string fileName, CancellationToken cancellationToken = default)
    {
        using var upload = await ReceiveAsync(actor, patientId, content, fileName, cancellationToken);
        var row = await lane.WriteAsync(scope => Task.FromResult(Add(scope, actor, patientId, upload)), cancellationToken);
        upload.Settle();
        return new AttachmentView(row.Id, row.FileName, row.FileSize, row.MimeType, row.Width, row.Height, row.HasThumbnail);
    }

    /// <summary>The first half of an upload: the bytes are on disk, nothing knows of them yet.</summary>
    public async Task<Upload> ReceiveAsync(Actor actor, Guid patientId, Stream content, string fileName, CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            if (!await db.Patients.VisibleTo(actor).AnyAsync(p => p.Id == patientId, cancellationToken))
                throw new RefusedException(Refusal.NotFound("Patient", patientId));
        }
        var upload = new Upload(await folder.ReceiveAsync(content, LargestFile, cancellationToken));
        try
        {
            upload.Inspect(fileName);
            await upload.CleanAsync(folder, cancellationToken);
            return upload;
        }
        catch
        {
            upload.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The second half, inside a transaction: the file gets its lasting name, then its row. After the commit the caller
    /// settles the upload; one that is disposed unsettled takes the file along.
    /// </summary>
    public Attachment Add(WriteScope scope, Actor actor, Guid patientId, Upload upload)
    {
        scope.RequireLive(actor);
        RequirePatient(scope, actor, patientId);
        var row = upload.ToAttachment(actor, patientId, clock.GetUtcNow());
        upload.KeepIn(folder);
        scope.Execute(
            """
            INSERT INTO "Attachments" ("Id", "InstanceId", "PatientId", "FileName", "FileSize", "MimeType", "Sha256", "Width", "Height",
              "HasThumbnail", "UploadedBy", "UploadedAt", "IsUsed") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)
            """, row.Id, row.InstanceId, patientId, row.FileName, row.FileSize, row.MimeType, row.Sha256, row.Width, row.Height,
            row.HasThumbnail, row.UploadedBy, row.UploadedAt.ToUnixTimeMilliseconds(), false);
        scope.Audit(actor, "file.uploaded", row.UploadedAt, patientId, row.Id.ToString("D"));
        return row;
    }

    /// <summary>Opens a file the actor may see.</summary>
    /// <exception cref="RefusedException">Not there, not the actor's, or on no message and uploaded by another side.</exception>
    public async Task<StoredFile> OpenAsync(Actor actor, Guid attachmentId, CancellationToken cancellationToken = default)
    {
        var row = await FindAsync(actor, attachmentId, cancellationToken);
        return Open(row, folder.PathOf(attachmentId), isMadeHere: false);
    }

    /// <summary>Opens the JPEG made of a picture the actor may see.</summary>
    /// <exception cref="RefusedException">As for the file itself; also where it is no picture, or one of which none can be made.</exception>
    public async Task<StoredFile> OpenPictureAsync(Actor actor, Guid attachmentId, PictureSize size, CancellationToken cancellationToken = default)
    {
        var row = await FindAsync(actor, attachmentId, cancellationToken);
        return Open(row, await pictures.PathOfAsync(row.Id, row.MimeType, size, cancellationToken), isMadeHere: true);
    }

    private async Task<Attachment> FindAsync(Actor actor, Guid attachmentId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Attachments.AsNoTracking().VisibleTo(actor).SingleOrDefaultAsync(a => a.Id == attachmentId, cancellationToken)
            ?? throw new RefusedException(Refusal.NotFound("File", attachmentId));
    }

    private static StoredFile Open(Attachment row, string? path, bool isMadeHere)
    {
        if (!File.Exists(path)) throw new RefusedException(Refusal.NotFound("File", row.Id));
        var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: false);
        var name = isMadeHere ? Path.ChangeExtension(row.FileName, FileType.Jpeg.Extension) : row.FileName;
        return new StoredFile(name, isMadeHere ? FileType.Jpeg.MimeType : row.MimeType, content.Length, content)
        {
            IsMadeHere = isMadeHere,
            PatientId = row.PatientId,
            UploadedAt = row.UploadedAt,
        };
    }

    /// <summary>Removes files that have waited for their message too long, and what interrupted uploads left.</summary>
    /// <returns>How many files went.</returns>
    public async Task<int> RemoveUnusedAsync(CancellationToken cancellationToken = default)
    {
        var before = clock.GetUtcNow() - UnusedLifetime;
        var removed = await lane.WriteAsync(async scope =>
        {
            var unused = scope.Db.Attachments.Where(a => !a.IsUsed && a.UploadedAt <= before);
            var gone = new List<Attachment>();
            foreach (var file in await unused.AsNoTracking().ToListAsync(CancellationToken.None))
                if (await unused.Where(a => a.Id == file.Id).ExecuteDeleteAsync() > 0) gone.Add(file); // a message may have taken it meanwhile
            foreach (var file in gone)
                scope.Audit(new Actor { Kind = ActorKind.System, InstanceId = file.InstanceId }, "file.removed", clock.GetUtcNow(), file.PatientId, file.Id.ToString("D"));
            return gone;
        }, cancellationToken);
        foreach (var file in removed) folder.Remove(file.Id);
        folder.RemoveInterrupted(before);
        return removed.Count;
    }

    private static void RequirePatient(WriteScope scope, Actor actor, Guid patientId)
    {
        var isVisible = scope.Db.Patients.VisibleTo(actor).Any(p => p.Id == patientId);
        if (!isVisible) throw new RefusedException(Refusal.NotFound("Patient", patientId));
    }
}
