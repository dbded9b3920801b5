using System.Globalization;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Safety;
using CareChat.Web.Text;

namespace CareChat.Web.Escalation;

/// <summary>
/// What follows where a patient's words tell of danger, wherever they were written. *Call now*: the fixed text with the
/// number answers in the same transaction, and people are called by an urgent item with what was said. *A nurse should
/// look*: the item alone.
/// </summary>
public sealed class EscalationRule(Handover handover, TimeProvider clock) : IPostRule
{
    private const int MostTurns = 20;

    /// <inheritdoc />
    public void AfterPost(WriteScope scope, Actor actor, ConversationHead head, MessageView posted, EmergencyFinding? finding, MessageStore messages)
    {
        if (finding is null) return;
        if (!finding.IsCallNow) Mark(scope, head.Id, posted.Id, ReplyMakers.Look);
        if (head.Kind == ConversationKind.Assistant) InTalk(scope, actor, head, posted, finding, messages);
        else CallTeam(scope, messages, actor, head, posted.Body, finding, posted.Id.ToString("D"));
    }

    /// <summary>Puts a conversation with the care team before all others; the fixed text answers danger told outright.</summary>
    /// <param name="said">The words that told of it.</param>
    /// <param name="subject">Where they stand, for the audit log.</param>
    /// <returns>The fixed text; null where a nurse should look.</returns>
    public string? CallTeam(
        WriteScope scope, MessageStore messages, Actor actor, ConversationHead head, string said, EmergencyFinding finding, string subject)
    {
        var text = finding.IsCallNow ? EmergencyReply.For(scope, head.InstanceId, said, finding, head.PatientId, isTold: true) : null;
        if (text is not null) AnswerInChat(scope, head, messages, text);
        head.MarkUrgent(scope, clock.GetUtcNow(), finding.IsCallNow);
        scope.Audit(actor, finding.IsCallNow ? "danger.found" : "danger.supposed", clock.GetUtcNow(), head.PatientId, subject);
        return text;
    }

    /// <summary>Hands a talk that told of danger to the care team, where it is about a patient of theirs.</summary>
    /// <returns>The fixed text, in the language of the last turn.</returns>
    public string CallPeople(WriteScope scope, MessageStore messages, Actor actor, Guid? patientId, IReadOnlyList<Turn> talk, EmergencyFinding finding)
    {
        scope.Audit(actor, "danger.found", clock.GetUtcNow(), patientId, actor.Id.ToString("D"));
        var isTold = HandOver(scope, messages, actor, patientId, talk, EmergencyLevel.CallNow);
        return EmergencyReply.For(scope, actor.InstanceId, talk[^1].Text, finding, patientId, isTold,
            [.. talk.TakeLast(DoneSince.Turns).Where(turn => turn.IsPatient).Select(turn => turn.Text)]);
    }

    /// <summary>Hands a talk that may tell of danger to the care team, where it is about a patient of theirs: a nurse should look.</summary>
    /// <returns>True where the care team got it.</returns>
    public bool AskNurse(WriteScope scope, MessageStore messages, Actor actor, Guid? patientId, IReadOnlyList<Turn> talk)
    {
        scope.Audit(actor, "danger.supposed", clock.GetUtcNow(), patientId, actor.Id.ToString("D"));
        return HandOver(scope, messages, actor, patientId, talk, EmergencyLevel.NurseLook);
    }

    private bool HandOver(WriteScope scope, MessageStore messages, Actor actor, Guid? patientId, IReadOnlyList<Turn> talk, EmergencyLevel level) =>
        patientId is { } patient && handover.Append(scope, messages, actor, patient, talk, LanguageDetector.Detect(talk[^1].Text), level) is not null;

    private void InTalk(WriteScope scope, Actor actor, ConversationHead head, MessageView posted, EmergencyFinding finding, MessageStore messages)
    {
        var (patientId, othersUpTo) = head.PatientId is { } patient ? (patient, 0) : NamedOn(scope, head.Id);
        var before = Math.Max(othersUpTo, posted.Number - MostTurns - 1);
        if (!finding.IsCallNow)
        {
            AskNurse(scope, messages, actor, patientId, TalkOf(scope, head.Id, Math.Max(before, LastShown(scope, head.Id, posted.Number)) + 1, posted.Number));
            return;
        }
        var text = CallPeople(scope, messages, actor, patientId, TalkOf(scope, head.Id, before + 1, posted.Number), finding);
        messages.AppendReply(scope, actor, head, text, ReplyMakers.Safety, clock.GetUtcNow());
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
        Mark(scope, head.Id, answer.Id, ReplyMakers.Safety);
    }

    private void Mark(WriteScope scope, Guid conversationId, Guid messageId, string maker) =>
        scope.AddReply(new AssistantReply { MessageId = messageId, ConversationId = conversationId, Maker = maker, At = clock.GetUtcNow() });

    /// <summary>The last message before this one that the care team has got to read; 0 for none.</summary>
    private static int LastShown(WriteScope scope, Guid conversationId, int number) => Convert.ToInt32(scope.Scalar(
        """
        SELECT COALESCE(MAX(m."Number"), 0) FROM "AssistantReplies" r JOIN "Messages" m ON m."Id" = r."MessageId"
        WHERE r."ConversationId" = @p0 AND m."Number" < @p1 AND r."Maker" IN (@p2, @p3, @p4)
        """, conversationId, number, ReplyMakers.Handover, ReplyMakers.Safety, ReplyMakers.Look), CultureInfo.InvariantCulture);

    /// <summary>Whom the calls on a thread without a patient named last, and the last message that was about somebody else.</summary>
    private static (Guid? PatientId, int OthersUpTo) NamedOn(WriteScope scope, Guid conversationId)
    {
        using var row = scope.Query("""SELECT "NamedId", "OthersUpTo" FROM "AssistantThreads" WHERE "ConversationId" = @p0""", conversationId);
        return row.Read() ? (row.IsDBNull(0) ? null : row.GetGuid(0), row.GetInt32(1)) : (null, 0);
    }

    private static List<Turn> TalkOf(WriteScope scope, Guid conversationId, int from, int upTo) =>
        [.. MessagePages.Range(scope, conversationId, from, upTo)
            .Where(m => m.RetractedAt is null && m.AuthorKind != AuthorKind.System).Select(m => new Turn(m.AuthorKind == AuthorKind.Patient, m.Body))];
}
