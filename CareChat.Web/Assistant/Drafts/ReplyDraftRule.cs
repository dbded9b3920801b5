using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Safety;

namespace CareChat.Web.Assistant.Drafts;

/// <summary>No draft goes out unread; and what a clinician sends says what became of the draft before it, in the same transaction.</summary>
internal sealed class ReplyDraftRule(ReplyDraftStore drafts) : IPostRule
{
    /// <inheritdoc />
    public void BeforePost(WriteScope scope, Actor actor, ConversationHead head, PostMessage post)
    {
        if (actor.IsTeam && !post.IsConfirmed) ReplyDraftStore.RequireRead(scope, actor, head.Id, post.Body);
    }

    /// <inheritdoc />
    public void AfterPost(WriteScope scope, Actor actor, ConversationHead head, MessageView posted, EmergencyFinding? finding, MessageStore messages)
    {
        if (actor.IsTeam && posted.AuthorKind == AuthorKind.Clinician) drafts.Follow(scope, actor, head.Id, head.PatientId, posted.Body);
    }
}
