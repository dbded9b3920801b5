using CareChat.Web.Data;

namespace CareChat.Web.Messages;

/// <summary>Who had read what at the end of an imported dialogue: a side that answers has read what it answers.</summary>
internal sealed class TranscriptReading
{
    private MessageView? lastOfPatient;
    private MessageView? lastOfTeam;

    /// <summary>Notes the next message of the dialogue.</summary>
    public void Add(MessageView message)
    {
        if (message.Side == Side.Patient) lastOfPatient = message;
        else lastOfTeam = message;
    }

    /// <summary>Writes the read marks and counters.</summary>
    public void Save(WriteScope scope, Guid conversationId)
    {
        Mark(scope, conversationId, Side.Team, lastOfTeam);
        Mark(scope, conversationId, Side.Patient, lastOfPatient);
        scope.Execute(
            """
            UPDATE "Conversations" SET "TeamReadNumber" = @p0, "PatientReadNumber" = @p1,
              "TeamUnread" = (SELECT COUNT(*) FROM "Messages" m WHERE m."ConversationId" = @p2 AND m."Number" > @p0 AND m."AuthorKind" = 0),
              "PatientUnread" = (SELECT COUNT(*) FROM "Messages" m WHERE m."ConversationId" = @p2 AND m."Number" > @p1 AND m."AuthorKind" <> 0)
            WHERE "Id" = @p2
            """, lastOfTeam?.Number ?? 0, lastOfPatient?.Number ?? 0, conversationId);
    }

    private static void Mark(WriteScope scope, Guid conversationId, Side side, MessageView? last)
    {
        if (last is null) return;
        scope.Execute(
            """
            INSERT INTO "ReadMarks" ("ConversationId", "Side", "UpToNumber", "At") VALUES (@p0, @p1, @p2, @p3)
            """, conversationId, (int)side, last.Number, last.SentAt.ToUnixTimeMilliseconds());
    }
}
