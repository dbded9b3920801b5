using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Safety;
using CareChat.Web.Text;

namespace CareChat.Web.Escalation;

/// <summary>
/// What happens where a patient's words tell of danger, wherever they were written: the fixed text with the number to
/// call answers in the same transaction, and people are called by an urgent item with what was said.
/// </summary>
public sealed class EscalationRule(EmergencyScreen screen, Handover handover, TimeProvider clock) : IPostRule
{
    private const int MostTurns = 20;

    /// <inheritdoc />
    public void AfterPost(WriteScope scope, Actor actor, ConversationHead head, MessageView posted, MessageStore messages)
    {
        if (posted.AuthorKind != AuthorKind.Patient || screen.Find(scope, head.InstanceId, posted.Body) is not { } hit) return;
        if (head.Kind != ConversationKind.Assistant)
        {
            AnswerInChat(scope, head, messages, TextFor(scope, head.InstanceId, posted.Body, hit, isTold: true));
            scope.Audit(actor, "danger.found", clock.GetUtcNow(), head.PatientId, posted.Id.ToString("D"));
            return;
        }
        var (patientId, othersUpTo) = head.PatientId is { } patient ? (patient, 0) : NamedOn(scope, head.Id);
        var text = CallPeople(scope, messages, actor, patientId, TalkOf(scope, head.Id, Math.Max(othersUpTo, posted.Number - MostTurns - 1) + 1, posted.Number), hit);
        messages.AppendReply(scope, actor, head, text, ReplyMakers.Safety, clock.GetUtcNow());
    }

    /// <summary>Hands a talk that told of danger to the care team, where it is about a patient of theirs.</summary>
    /// <returns>The fixed text, in the language of the last turn.</returns>
    public string CallPeople(WriteScope scope, MessageStore messages, Actor actor, Guid? patientId, IReadOnlyList<Turn> talk, EmergencyFinding hit)
    {
        var said = talk[^1].Text;
        scope.Audit(actor, "danger.found", clock.GetUtcNow(), patientId, actor.Id.ToString("D"));
        var isTold = patientId is { } patient
            && handover.Append(scope, messages, actor, patient, talk, LanguageDetector.Detect(said), isUrgent: true) is not null;
        return TextFor(scope, actor.InstanceId, said, hit, isTold);
    }

    private void AnswerInChat(WriteScope scope, ConversationHead head, MessageStore messages, string text)
    {
        var now = clock.GetUtcNow();
        var answer = messages.Append(scope, new Actor { Kind = ActorKind.System, InstanceId = head.InstanceId }, head, new NewMessage
        {
            Id = Guid.CreateVersion7(now),
            AuthorKind = AuthorKind.System,
            Source = MessageSource.Auto,
            Body = text,
        });
        scope.AddReply(new AssistantReply { MessageId = answer.Id, ConversationId = head.Id, Maker = ReplyMakers.Safety, At = now });
        head.MarkUrgent(scope, now);
    }

    /// <summary>Whom the calls on a thread without a patient named last, and the last message that was about somebody else.</summary>
    private static (Guid? PatientId, int OthersUpTo) NamedOn(WriteScope scope, Guid conversationId)
    {
        using var row = scope.Query("""SELECT "NamedId", "OthersUpTo" FROM "AssistantThreads" WHERE "ConversationId" = @p0""", conversationId);
        return row.Read() ? (row.IsDBNull(0) ? null : row.GetGuid(0), row.GetInt32(1)) : (null, 0);
    }

    private static List<Turn> TalkOf(WriteScope scope, Guid conversationId, int from, int upTo) =>
        [.. MessagePages.Range(scope, conversationId, from, upTo)
            .Where(m => m.RetractedAt is null && m.AuthorKind != AuthorKind.System).Select(m => new Turn(m.AuthorKind == AuthorKind.Patient, m.Body))];

    private static string TextFor(WriteScope scope, Guid instanceId, string said, EmergencyFinding hit, bool isTold)
    {
        var number = scope.Scalar("""SELECT "EmergencyNumber" FROM "Instances" WHERE "Id" = @p0""", instanceId) as string ?? "";
        return EmergencyReply.For(LanguageDetector.Detect(said), number, hit.Kind, isTold);
    }
}
