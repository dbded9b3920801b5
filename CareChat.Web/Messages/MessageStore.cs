using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using CareChat.Web.Safety;

namespace CareChat.Web.Messages;

/// <summary>
/// The one path of a message into the database, for the composer, the REST doors and imports alike. The message,
/// its number, the conversation's counters, the audit entry and the outbox row commit together.
/// </summary>
public sealed class MessageStore(WriteLane lane, Outbox outbox, EmergencyScreen screen, Pieces pieces, IEnumerable<IPostRule> rules, TimeProvider clock)
{
    /// <summary>The longest text, in UTF-16 code units (contract A.2).</summary>
    public const int LongestBody = 10_000;

    /// <summary>Posts a message as the actor.</summary>
    /// <returns>The message, or the one posted before under the same id.</returns>
    /// <exception cref="RefusedException">Not visible, no longer signed in, chat disabled, file unknown or used, text wrong.</exception>
    public async Task<MessageView> PostAsync(Actor actor, PostMessage post, CancellationToken cancellationToken = default)
    {
        var screened = Screen(actor, post);
        return await lane.WriteAsync(scope => PostAsync(scope, screened), cancellationToken);
    }

    /// <summary>
    /// The same inside a transaction that does more (an idempotency record). It waits for its turns first, where waiting holds
    /// no thread: else a crowd of senders on PostgreSQL leaves none for whoever has the turn.
    /// </summary>
    public async Task<MessageView> PostAsync(WriteScope scope, ScreenedPost screened)
    {
        await scope.LockAsync("Conversations", screened.Message.ConversationId);
        await scope.LockLedgerAsync();
        return Post(scope, screened);
    }

    /// <summary>Makes a message ready to be posted. Before the change and never within it: the screen takes its time.</summary>
    /// <exception cref="RefusedException">Text wrong.</exception>
    public ScreenedPost Screen(Actor actor, PostMessage post)
    {
        var body = TextRules.Accept(post.Body, "body", LongestBody, mayBeEmpty: post.AttachmentId is not null && actor.Kind == ActorKind.Person);
        return new ScreenedPost(actor, post, body, actor.IsTeam ? null : Find(actor, post, body));
    }

    /// <summary>What the text tells of; where that is no call, what it tells of together with the pieces before it.</summary>
    private EmergencyFinding? Find(Actor actor, PostMessage post, string body)
    {
        var found = screen.Detector(actor.InstanceId).Find(body, () => pieces.Join(actor, post.ConversationId, body),
            () => pieces.Said(actor, post.ConversationId, DoneSince.Within));
        return found is null ? null : found with { Reader = post.Reader };
    }

    /// <summary>Whom to call, for a text that was refused and tells of danger; null for all others, and for what the care team writes.</summary>
    /// <param name="reader">See <see cref="PostMessage.Reader"/>.</param>
    public string? WhomToCall(Actor actor, string refused, string? reader = null) =>
        actor.IsTeam ? null : screen.WhomToCall(actor.InstanceId, refused, reader);

    /// <summary>The same as <see cref="PostAsync(WriteScope, ScreenedPost)"/>, without waiting for turns before (a decision, an exchange on a thread).</summary>
    public MessageView Post(WriteScope scope, ScreenedPost screened)
    {
        var (actor, post) = (screened.Actor, screened.Message);
        scope.RequireLive(actor);
        var head = ConversationHead.Read(scope, actor, post.ConversationId);
        if (post.Id is { } id && Repeat(scope, actor, post, id, screened.Body) is { } first) return first;
        foreach (var rule in rules) rule.BeforePost(scope, actor, head, post);
        if (head.ChatDisabled) throw new RefusedException(Refusal.Conflict("CHAT_DISABLED", "Chat is disabled for this patient"));
        var attachment = post.AttachmentId is { } file ? AttachmentUse.Take(scope, actor, head.PatientId, file) : null;
        var isTeam = actor.IsTeam;
        var posted = Append(scope, actor, head, new NewMessage
        {
            Id = post.Id ?? Guid.CreateVersion7(clock.GetUtcNow()),
            AuthorKind = isTeam ? AuthorKind.Clinician : AuthorKind.Patient,
            AuthorId = actor.Kind == ActorKind.Person ? actor.Id : null,
            AuthorName = isTeam ? actor.Name : null,
            Source = actor.Kind == ActorKind.Person ? MessageSource.Web : MessageSource.Api,
            Body = screened.Body,
            Attachment = attachment,
            Seen = post.Seen,
        });
        if (post.Draft is { } draft) DraftStore.Remove(scope, actor, head.Id, draft);
        foreach (var rule in rules) rule.AfterPost(scope, actor, head, posted, screened.Finding, this);
        return posted;
    }

    /// <summary>Appends a message whose author is somebody else than the actor (imports, automatic answers).</summary>
    public MessageView Append(WriteScope scope, Actor actor, ConversationHead head, NewMessage message)
    {
        var now = clock.GetUtcNow();
        var view = head.Next(message, now);
        var attachmentId = message.Attachment?.Id;
        scope.Execute(
            """
            INSERT INTO "Messages" ("Id", "ConversationId", "PatientId", "Number", "AuthorKind", "AuthorId", "AuthorName", "Source", "Body", "SentAt", "AttachmentId")
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
            """, view.Id, view.ConversationId, view.PatientId, view.Number, (int)view.AuthorKind, view.AuthorId, view.AuthorName,
            (int)view.Source, view.Body, view.SentAt.ToUnixTimeMilliseconds(), attachmentId);
        head.Save(scope, view, message.AwaitsAnswer, message.Seen);
        scope.Audit(actor, "message.posted", now, head.PatientId, view.Id.ToString("D"));
        var happened = new ConversationEvent(head.InstanceId, head.Id, view.Number, ChangeKind.MessagePosted);
        if (message.Source == MessageSource.Import) outbox.Record(scope, happened, now);
        else outbox.Add(scope, happened, now);
        return view;
    }

    /// <summary>Takes a message back: text and file go, the row and its number stay. Only its author may.</summary>
    /// <exception cref="RefusedException">Not visible, or somebody else's.</exception>
    public Task RetractAsync(Actor actor, Guid conversationId, int number, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(scope =>
        {
            scope.RequireLive(actor);
            var head = ConversationHead.Read(scope, actor, conversationId);
            var now = clock.GetUtcNow();
            scope.Execute(
                """
                UPDATE "Attachments" SET "IsUsed" = @p3 WHERE "Id" =
                  (SELECT "AttachmentId" FROM "Messages" WHERE "ConversationId" = @p0 AND "Number" = @p1 AND "AuthorId" = @p2)
                """, conversationId, number, actor.Id, false); // nobody else sees it from now on, and the sweep removes it
            var changed = scope.Execute(
                """
                UPDATE "Messages" SET "Body" = '', "RetractedAt" = @p0, "AttachmentId" = NULL
                WHERE "ConversationId" = @p1 AND "Number" = @p2 AND "AuthorId" = @p3 AND "RetractedAt" IS NULL
                """, now.ToUnixTimeMilliseconds(), conversationId, number, actor.Id);
            if (changed == 0) throw new RefusedException(Refusal.NotFound("Message"));
            scope.Audit(actor, "message.retracted", now, head.PatientId, $"{conversationId:D}/{number}");
            outbox.Add(scope, new ConversationEvent(head.InstanceId, head.Id, number, ChangeKind.MessageRetracted), now);
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>The message posted before under this id by the same caller; a foreign one of that id, or another text, is a conflict.</summary>
    private static MessageView? Repeat(WriteScope scope, Actor actor, PostMessage post, Guid id, string body)
    {
        Guid conversation;
        int number;
        using (var row = scope.Query("""SELECT "ConversationId", "Number", "AuthorId", "Body", "RetractedAt" FROM "Messages" WHERE "Id" = @p0""", id))
        {
            if (!row.Read()) return null;
            conversation = row.GetGuid(0);
            number = row.GetInt32(1);
            var author = row.IsDBNull(2) ? (Guid?)null : row.GetGuid(2);
            var own = actor.Kind == ActorKind.Person ? actor.Id : (Guid?)null;
            var isSame = !row.IsDBNull(4) || row.GetString(3) == body; // of what was taken back nobody knows the text any more
            if (conversation != post.ConversationId || author != own || !isSame)
                throw new RefusedException(Refusal.Conflict("MESSAGE_ID_TAKEN", "This message id is already taken"));
        }
        return MessagePages.Range(scope, conversation, number, number).Single();
    }
}
