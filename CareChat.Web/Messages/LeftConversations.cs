using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Messages;

/// <summary>
/// What was with a clinician whose account ends goes back to the others: nobody's closed account is anybody's "Mine".
/// The list says so until somebody is given it, an open conversation says so in a note.
/// </summary>
internal sealed class LeftConversations(NoteStore notes, Outbox outbox, TimeProvider clock) : IAccountRule
{
    /// <inheritdoc />
    public async Task AfterCloseAsync(WriteScope scope, Actor actor, Person person)
    {
        foreach (var conversation in await scope.Db.Conversations.Where(c => c.AssignedToId == person.Id).ToListAsync())
        {
            (conversation.AssignedToId, conversation.LeftById) = (null, person.Id);
            if (conversation.ClosedAt is null)
                await notes.AppendAsync(scope, actor, conversation, new PostNote(conversation.Id, $"The account of {person.DisplayName} is closed. This conversation is with nobody now."));
            else await scope.Db.SaveChangesAsync();
            scope.Audit(actor, "conversation.returned", clock.GetUtcNow(), conversation.PatientId, conversation.Id.ToString("D"));
            outbox.Add(scope, new ConversationEvent(conversation.InstanceId, conversation.Id, 0, ChangeKind.Changed), clock.GetUtcNow());
        }
    }
}
