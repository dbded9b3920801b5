using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Escalation;
using CareChat.Web.Messages;
using CareChat.Web.Safety;

namespace CareChat.Web.Assistant.Talks;

/// <summary>
/// A message in a talk is a question: refused where the assistant is off, answered once it is committed. A cry for help
/// is taken wherever it comes: what <see cref="EscalationRule"/> has answered already is not refused.
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
        if (TalkStore.IsOff(scope, head)) throw new RefusedException(IsOff);
        if (posted.Attachment is not null) throw new RefusedException(NoFiles);
        scope.AfterCommit(() => questions.Ask(new AskedQuestion(actor, head.Id, posted.Number)));
    }
}
