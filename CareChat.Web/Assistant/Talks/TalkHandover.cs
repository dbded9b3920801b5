using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;

namespace CareChat.Web.Assistant.Talks;

/// <summary>Gives a talk to the care team: what was said since the last time, once however often one presses.</summary>
public sealed class TalkHandover(WriteLane lane, MessageStore messages, Handover handover, TimeProvider clock)
{
    /// <summary>How far back a transcript reaches; it is cut to the length of a message anyway.</summary>
    private const int Most = 200;

    /// <summary>Hands over.</summary>
    /// <returns>False where there was nothing to hand over, or no care-team line to hand it to.</returns>
    /// <exception cref="RefusedException">Somebody else's talk, no longer signed in, or messages are switched off.</exception>
    public Task<bool> HandOverAsync(Actor actor, Guid conversationId, ViewerWords words, CancellationToken cancellationToken = default)
    {
        TalkId.RequireOwn(actor, conversationId);
        var (language, mark) = (words.Tag, words["assistant.handed"]);
        return lane.WriteAsync(scope =>
        {
            scope.RequireLive(actor);
            var head = ConversationHead.Read(scope, actor, conversationId);
            if (IsChatOff(scope, head)) throw new RefusedException(Refusal.Conflict("CHAT_DISABLED", "Chat is disabled for this patient"));
            var talk = Since(scope, conversationId);
            if (!talk.Any(t => t.IsPatient) || handover.Append(scope, messages, actor, head.PatientId!.Value, talk, language, level: null) is null)
                return Task.FromResult(false);
            Mark(scope, actor, head, mark);
            return Task.FromResult(true);
        }, cancellationToken);
    }

    private static bool IsChatOff(WriteScope scope, ConversationHead head) =>
        scope.Scalar("""SELECT 1 FROM "Patients" WHERE "Id" = @p0 AND "ChatDisabled" """, head.PatientId) is not null;

    /// <summary>What was said since the care team last got to read it: by an earlier hand-over, or because it told of danger.</summary>
    private static List<Turn> Since(WriteScope scope, Guid conversationId)
    {
        var last = MessagePages.LastNumber(scope, conversationId);
        var handed = Convert.ToInt32(scope.Scalar(
            """
            SELECT COALESCE(MAX(m."Number"), 0) FROM "AssistantReplies" r JOIN "Messages" m ON m."Id" = r."MessageId"
            WHERE r."ConversationId" = @p0 AND r."Maker" IN (@p1, @p2, @p3)
            """, conversationId, ReplyMakers.Handover, ReplyMakers.Safety, ReplyMakers.Look));
        return [.. MessagePages.Range(scope, conversationId, Math.Max(handed + 1, last - Most + 1), last)
            .Where(m => m.RetractedAt is null && m.AuthorKind is AuthorKind.Patient or AuthorKind.Assistant)
            .Select(m => new Turn(m.AuthorKind == AuthorKind.Patient, m.Body))];
    }

    private void Mark(WriteScope scope, Actor actor, ConversationHead head, string words)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        scope.AddReply(new AssistantReply { MessageId = id, ConversationId = head.Id, Maker = ReplyMakers.Handover, At = now });
        messages.Append(scope, actor, head, new NewMessage { Id = id, AuthorKind = AuthorKind.System, Source = MessageSource.Auto, Body = words });
        scope.Audit(actor, "talk.handed_over", now, head.PatientId, head.Id.ToString("D"));
    }
}
