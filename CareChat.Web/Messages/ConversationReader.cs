using CareChat.Shared;
using CareChat.Web.Attachments;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Messages;

/// <summary>What a screen knows of a conversation besides its messages.</summary>
/// <param name="LastNumber">The newest message's number.</param>
/// <param name="ReadNumber">How far the viewer's side has read.</param>
/// <param name="OtherReadNumber">How far the other side has read.</param>
/// <param name="Unread">Messages of the other side the viewer's side has not read.</param>
/// <param name="LastNoteNumber">The newest internal note's number; 0 for patients.</param>
public sealed record ConversationState(
    Guid Id, string PatientName, string ClinicName, bool ChatDisabled,
    int LastNumber, int ReadNumber, int OtherReadNumber, int Unread, int LastNoteNumber)
{
    /// <summary>What the conversation is for.</summary>
    public ConversationKind Kind { get; init; }

    /// <summary>The number to call in danger.</summary>
    public string EmergencyNumber { get; init; } = "";
}

/// <summary>An internal note as the care team sees it.</summary>
/// <param name="AfterNumber">The message it stands below.</param>
public sealed record NoteView(Guid Id, int Number, int AfterNumber, Guid AuthorId, string AuthorName, string Body, DateTimeOffset WrittenAt)
{
    /// <summary>The file on it; null for none.</summary>
    public AttachmentView? Attachment { get; init; }
}

/// <summary>Reads what stands around the messages of one conversation.</summary>
public static class ConversationReader
{
    /// <summary>The conversation as the actor sees it.</summary>
    /// <exception cref="RefusedException">Not there, or not the actor's.</exception>
    public static async Task<ConversationState> StateAsync(this CareChatDb db, Actor actor, Guid conversationId, CancellationToken cancellationToken)
    {
        await db.RequireLiveAsync(actor, cancellationToken);
        var isTeam = actor.IsTeam;
        return await db.Conversations.AsNoTracking().VisibleTo(actor).Where(c => c.Id == conversationId)
            .Select(c => new ConversationState(
                c.Id, c.Patient!.FirstName + " " + c.Patient.LastName, c.Patient.Instance!.DisplayName, c.Patient.ChatDisabled && c.Kind != ConversationKind.Assistant, c.LastNumber,
                isTeam ? c.TeamReadNumber : c.PatientReadNumber,
                isTeam ? c.PatientReadNumber : c.TeamReadNumber,
                isTeam ? c.TeamUnread : c.PatientUnread,
                isTeam ? c.LastNoteNumber : 0)
            {
                Kind = c.Kind,
                EmergencyNumber = c.Patient.Instance.EmergencyNumber,
            })
            .SingleOrDefaultAsync(cancellationToken)
            ?? throw new RefusedException(Refusal.NotFound("Conversation"));
    }

    /// <summary>The notes below the messages of a range, oldest first; none for anybody but the care team.</summary>
    public static async Task<IReadOnlyList<NoteView>> NotesAsync(this CareChatDb db, Actor actor, Guid conversationId, int first, int last, CancellationToken cancellationToken)
    {
        if (!actor.IsTeam) return [];
        var notes =
            from n in db.InternalNotes.AsNoTracking()
            where n.ConversationId == conversationId && n.AfterNumber >= first && n.AfterNumber <= last
                && db.Conversations.VisibleTo(actor).Any(c => c.Id == n.ConversationId)
            join a in db.Attachments on n.AttachmentId equals (Guid?)a.Id into files
            from a in files.DefaultIfEmpty()
            orderby n.Number
            select new NoteView(n.Id, n.Number, n.AfterNumber, n.AuthorId, n.AuthorName, n.Body, n.WrittenAt)
            {
                Attachment = a == null ? null : new AttachmentView(a.Id, a.FileName, a.FileSize, a.MimeType, a.Width, a.Height, a.HasThumbnail),
            };
        return await notes.ToListAsync(cancellationToken);
    }
}
