using CareChat.Shared;
using CareChat.Web.Attachments;
using CareChat.Web.Data;

namespace CareChat.Web.Messages;

/// <summary>Puts an uploaded file onto the one message or note it may stand on.</summary>
internal static class AttachmentUse
{
    /// <summary>Marks the file as used and returns it.</summary>
    /// <exception cref="RefusedException">Unknown, another patient's, another side's upload (404), or already used (409).</exception>
    public static AttachmentView Take(WriteScope scope, Actor actor, Guid? patientId, Guid attachmentId)
    {
        var (view, isUsed) = Read(scope, actor, patientId, attachmentId)
            ?? throw new RefusedException(Refusal.NotFound("File", attachmentId));
        if (isUsed) throw new RefusedException(Refusal.Conflict("ATTACHMENT_ALREADY_USED", "File is already attached to a message"));
        scope.Execute("""UPDATE "Attachments" SET "IsUsed" = @p0 WHERE "Id" = @p1""", true, attachmentId);
        return view;
    }

    /// <summary>The same for an internal note: from then on the care team alone sees the file.</summary>
    /// <exception cref="RefusedException">See <see cref="Take"/>.</exception>
    public static void TakeForNote(WriteScope scope, Actor actor, Guid? patientId, Guid attachmentId)
    {
        Take(scope, actor, patientId, attachmentId);
        scope.Execute("""UPDATE "Attachments" SET "IsInternal" = @p0 WHERE "Id" = @p1""", true, attachmentId);
    }

    private static (AttachmentView View, bool IsUsed)? Read(WriteScope scope, Actor actor, Guid? patientId, Guid attachmentId)
    {
        using var row = scope.Query(
            """
            SELECT "FileName", "FileSize", "MimeType", "Width", "Height", "HasThumbnail", "IsUsed", "UploadedBy", "IsInternal" FROM "Attachments"
            WHERE "Id" = @p0 AND "PatientId" = @p1
            """ + scope.ForUpdate, attachmentId, patientId);
        if (!row.Read()) return null;
        var isUsed = row.GetBoolean(6);
        if (!isUsed && row.GetString(7) != Visibility.UploaderName(actor)) return null;
        if (row.GetBoolean(8) && !actor.IsTeam) return null;
        var view = new AttachmentView(attachmentId, row.GetString(0), row.GetInt64(1), row.GetString(2),
            row.IsDBNull(3) ? null : row.GetInt32(3), row.IsDBNull(4) ? null : row.GetInt32(4), row.GetBoolean(5));
        return (view, isUsed);
    }
}
