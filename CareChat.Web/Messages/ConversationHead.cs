using CareChat.Shared;
using CareChat.Web.Attachments;
using CareChat.Web.Data;

namespace CareChat.Web.Messages;

/// <summary>A message that is about to get its number.</summary>
public sealed record NewMessage
{
    public required Guid Id { get; init; }
    public required AuthorKind AuthorKind { get; init; }
    public Guid? AuthorId { get; init; }
    public string? AuthorName { get; init; }
    public required MessageSource Source { get; init; }
    public required string Body { get; init; }
    public AttachmentView? Attachment { get; init; }

    /// <summary>When it was said, for imports; null says now.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The last message its author had seen; null where nobody knows.</summary>
    public int? Seen { get; init; }

    /// <summary>True where the care team is to answer it, whoever said it.</summary>
    public bool AwaitsAnswer { get; init; }
}

/// <summary>The end of a conversation inside a transaction: where the next message goes and which counters it moves.</summary>
public sealed class ConversationHead
{
    private DateTimeOffset lastSentAt;
    private int lastNumber;

    private ConversationHead()
    {
    }

    public required Guid Id { get; init; }
    public required Guid InstanceId { get; init; }

    /// <summary>Whom it is about; null for a talk with the assistant that is about nobody.</summary>
    public Guid? PatientId { get; init; }

    /// <summary>True where the care team has switched its chat with this patient off.</summary>
    public required bool ChatDisabled { get; init; }

    /// <summary>What the conversation is for.</summary>
    public required ConversationKind Kind { get; init; }

    /// <summary>Reads the head of a conversation the actor may see.</summary>
    /// <exception cref="RefusedException">Not there, or not the actor's.</exception>
    public static ConversationHead Read(WriteScope scope, Actor actor, Guid conversationId)
    {
        using var row = scope.Query(
            """
            SELECT c."InstanceId", c."PatientId", c."LastNumber", c."LastSentAt", p."ChatDisabled", c."Kind", c."OwnerId"
            FROM "Conversations" c LEFT JOIN "Patients" p ON p."Id" = c."PatientId" WHERE c."Id" = @p0
            """ + scope.ForUpdateOf("c"), conversationId);
        if (!row.Read()) throw new RefusedException(Refusal.NotFound("Conversation"));
        var kind = (ConversationKind)row.GetInt32(5);
        var head = new ConversationHead
        {
            Id = conversationId,
            InstanceId = row.GetGuid(0),
            PatientId = row.IsDBNull(1) ? null : row.GetGuid(1),
            ChatDisabled = !row.IsDBNull(4) && row.GetBoolean(4) && kind != ConversationKind.Assistant,
            Kind = kind,
            lastNumber = row.GetInt32(2),
            lastSentAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        };
        return Visibility.Sees(actor, head.InstanceId, head.PatientId, row.IsDBNull(6) ? null : row.GetGuid(6), head.Kind) ? head : throw new RefusedException(Refusal.NotFound("Conversation"));
    }

    /// <summary>The message with the next number and a time strictly later than the one before.</summary>
    public MessageView Next(NewMessage message, DateTimeOffset now)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds((message.SentAt ?? now).ToUnixTimeMilliseconds());
        lastSentAt = at > lastSentAt ? at : lastSentAt.AddMilliseconds(1);
        return new MessageView
        {
            Id = message.Id,
            ConversationId = Id,
            PatientId = PatientId,
            Number = ++lastNumber,
            AuthorKind = message.AuthorKind,
            AuthorId = message.AuthorId,
            AuthorName = message.AuthorName,
            Source = message.Source,
            Body = message.Body,
            SentAt = lastSentAt,
            Attachment = message.Attachment,
        };
    }

    /// <summary>
    /// Writes the counters the message moved; a patient's message waits for an answer, a clinician's answers. Who closed a
    /// conversation had found no answer due to what stood there: one that opens it waits since itself. Danger that nobody
    /// answered or saw to outlasts the closing, since when it was told.
    /// </summary>
    /// <param name="awaitsAnswer">True where the care team is to answer it although no patient said it.</param>
    /// <param name="seen">The last message a clinician had seen who writes; null where nobody knows.</param>
    public void Save(WriteScope scope, MessageView message, bool awaitsAnswer = false, int? seen = null)
    {
        var sentAt = message.SentAt.ToUnixTimeMilliseconds();
        if (Kind == ConversationKind.Assistant)
            scope.Execute("""UPDATE "Conversations" SET "LastNumber" = @p0, "LastSentAt" = @p1 WHERE "Id" = @p2""", message.Number, sentAt, Id);
        else if (awaitsAnswer || message.AuthorKind == AuthorKind.Patient)
            scope.Execute(
                """
                UPDATE "Conversations" SET "LastNumber" = @p0, "LastSentAt" = @p1, "ClosedAt" = NULL,
                  "TeamUnread" = "TeamUnread" + 1,
                  "NeedsReplySince" = CASE WHEN "ClosedAt" IS NULL THEN COALESCE("NeedsReplySince", @p1) ELSE @p1 END WHERE "Id" = @p2
                """, message.Number, sentAt, Id);
        else SaveAnswer(scope, message, sentAt, seen);
    }

    /// <summary>Puts the conversation in front of the others until a clinician answers.</summary>
    /// <param name="isCallNow">True where danger was told outright; false where a nurse should look. The first outweighs the second.</param>
    public void MarkUrgent(WriteScope scope, DateTimeOffset since, bool isCallNow = true) => scope.Execute(
        """
        UPDATE "Conversations" SET "UrgentSince" = COALESCE("UrgentSince", @p0),
          "IsForNurse" = CASE WHEN "UrgentSince" IS NULL THEN @p1 ELSE ("IsForNurse" AND @p1) END WHERE "Id" = @p2
        """, since.ToUnixTimeMilliseconds(), !isCallNow, Id);

    /// <summary>A clinician's words open the conversation; they end waiting and danger only where their author had read the patient's last ones.</summary>
    private void SaveAnswer(WriteScope scope, MessageView message, long sentAt, int? seen)
    {
        var opens = message.AuthorKind == AuthorKind.Clinician;
        var answers = opens && (seen is not { } upTo || scope.Scalar(
            """
            SELECT 1 FROM "Messages" m WHERE m."ConversationId" = @p0 AND m."Number" > @p1 AND m."RetractedAt" IS NULL AND (m."AuthorKind" = @p2
              OR EXISTS (SELECT 1 FROM "AssistantReplies" r WHERE r."MessageId" = m."Id" AND r."Maker" = @p3)) LIMIT 1
            """, Id, upTo, (int)AuthorKind.Patient, ReplyMakers.Handover) is null);
        scope.Execute(
            """
            UPDATE "Conversations" SET "LastNumber" = @p0, "LastSentAt" = @p1, "PatientUnread" = "PatientUnread" + 1,
              "ClosedAt" = CASE WHEN @p4 THEN NULL ELSE "ClosedAt" END,
              "UrgentSince" = CASE WHEN @p2 THEN NULL ELSE "UrgentSince" END,
              "NeedsReplySince" = CASE WHEN @p2 THEN NULL ELSE "NeedsReplySince" END WHERE "Id" = @p3
            """, message.Number, sentAt, answers, Id, opens);
    }
}
