using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using CareChat.Web.Safety;

namespace CareChat.Web.Assistant.Talks;

/// <summary>
/// A message in a talk is a question: refused where the assistant is off, answered once it is committed. What tells of danger, or
/// may, is taken wherever it comes: <see cref="EscalationRule"/> has called people already, which no refusal takes back.
/// </summary>
internal sealed class TalkPostRule(TalkQuestions questions) : IPostRule
{
    private static readonly Refusal IsOff = Refusal.Conflict("ASSISTANT_OFF", "The assistant is switched off here");
    private static readonly Refusal NoFiles = Refusal.Conflict("ASSISTANT_READS_NO_FILES", "The assistant cannot read files");

    /// <inheritdoc />
    public void AfterPost(WriteScope scope, Actor actor, ConversationHead head, MessageView posted, EmergencyFinding? finding, MessageStore messages)
    {
        if (!TalkId.IsOwn(actor, head.Id)) return;
        if (MessagePages.LastNumber(scope, head.Id) > posted.Number) return;
        var isOff = TalkStore.IsOff(scope, head);
        if (finding is null && (isOff || posted.Attachment is not null)) throw new RefusedException(isOff ? IsOff : NoFiles);
        if (isOff) return;
        scope.AfterCommit(() => questions.Ask(new AskedQuestion(actor, head.Id, posted.Number)));
    }
}
