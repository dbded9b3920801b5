using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Messages;

/// <summary>An internal note to write.</summary>
/// <param name="Id">The id the client chose, so that a repeat writes nothing twice; null lets the store choose.</param>
/// <param name="AttachmentId">The file on it; null for none.</param>
public sealed record PostNote(Guid ConversationId, string Body, Guid? Id = null, Guid? AttachmentId = null);

/// <summary>Writes internal notes: their own table and their own numbers, so that they can never reach the patient; their files neither.</summary>
public sealed class NoteStore(WriteLane lane, Outbox outbox, TimeProvider clock)
{
    /// <summary>Writes a note as a member of the care team.</summary>
    /// <exception cref="RefusedException">Not visible, not the care team, the id another note's or another text's, text wrong, file unknown or used.</exception>
    public Task PostAsync(Actor actor, PostNote post, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            scope.RequireLive(actor);
            await scope.LockAsync("Conversations", post.ConversationId);
            var conversation = !actor.IsTeam ? null
                : await scope.Db.Conversations.VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == post.ConversationId, cancellationToken);
            if (conversation is null) throw new RefusedException(Refusal.NotFound("Conversation"));
            var body = TextRules.Accept(post.Body, "body", MessageStore.LongestBody, mayBeEmpty: post.AttachmentId is not null);
            if (post.Id is { } chosen && await IsRepeatAsync(scope, actor, post.ConversationId, chosen, body, cancellationToken)) return;
            if (post.AttachmentId is { } file) AttachmentUse.TakeForNote(scope, actor, conversation.PatientId, file);
            await AppendAsync(scope, actor, conversation, post with { Body = body });
        }, cancellationToken);

    /// <summary>Appends a note inside a transaction that does more, and saves it; the caller has found out that it may.</summary>
    public async Task AppendAsync(WriteScope scope, Actor actor, Conversation conversation, PostNote post)
    {
        var now = clock.GetUtcNow();
        scope.Db.InternalNotes.Add(new InternalNote
        {
            Id = post.Id ?? Guid.CreateVersion7(now),
            ConversationId = conversation.Id,
            Number = ++conversation.LastNoteNumber,
            AfterNumber = conversation.LastNumber,
            AuthorId = actor.Id,
            AuthorName = actor.Name,
            Body = post.Body,
            WrittenAt = now,
            AttachmentId = post.AttachmentId,
        });
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "note.written", now, conversation.PatientId, conversation.Id.ToString("D"));
        outbox.Add(scope, new ConversationEvent(conversation.InstanceId, conversation.Id, 0, ChangeKind.NotePosted), now);
    }

    private static async Task<bool> IsRepeatAsync(WriteScope scope, Actor actor, Guid conversationId, Guid noteId, string body, CancellationToken cancellationToken)
    {
        var first = await scope.Db.InternalNotes.Where(n => n.Id == noteId).Select(n => new { n.ConversationId, n.AuthorId, n.Body }).SingleOrDefaultAsync(cancellationToken);
        if (first is not null && (first.ConversationId != conversationId || first.AuthorId != actor.Id || first.Body != body))
            throw new RefusedException(Refusal.Conflict("NOTE_ID_TAKEN", "This note id is already taken"));
        return first is not null;
    }
}
