using CareChat.Shared;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using CareChat.Web.Safety;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Encounters.Api;

/// <summary>
/// Writes in an encounter's chat for its owner (contract C.4, C.5). What the door found is asked once more in the
/// transaction of the change: a token replaced or a key revoked meanwhile changes nothing.
/// </summary>
public sealed class ChatWriting(MessageStore messages, ConversationStore conversations, EncounterDanger danger, TimeProvider clock)
{
    /// <summary>The refusal of a chat that is over.</summary>
    public static readonly Refusal IsClosed = new(RefusalKind.Invalid, "ENCOUNTER_CLOSED", "encounter is closed");

    private static readonly Refusal NotClaimed =
        Refusal.Conflict("ENCOUNTER_NOT_CLAIMED", "encounter has not been claimed; the patient must complete checkout first");

    /// <summary>Makes a message ready, before the change.</summary>
    public ScreenedPost Screen(AgentChatCall call, string text) => messages.Screen(call.Actor, new PostMessage(call.Encounter.Id, text));

    /// <summary>Posts a message as the patient's.</summary>
    /// <exception cref="RefusedException">In the order of contract C.6.</exception>
    public async Task<ChatEvent> PostAsync(WriteScope scope, AgentChatCall call, ScreenedPost post)
    {
        var encounter = await EnterAsync(scope, call);
        if (encounter.At(clock.GetUtcNow()).IsUnclaimed()) throw new RefusedException(NotClaimed);
        var message = await messages.PostAsync(scope, post.As(Owner(call, encounter)));
        return (await ChatReading.WithAuthorsAsync(scope.Db, encounter, [message])).Single();
    }

    /// <summary>
    /// Marks the care team's messages as read by the patient. A side's reading is a line up to a number, so the mark goes
    /// on from where it stands through messages that are named, and stops before the first one that is not: what
    /// nobody has seen keeps its reminder. What lies beyond such a gap counts once the gap is named.
    /// </summary>
    /// <returns>How many of the named messages are the care team's and read now.</returns>
    /// <exception cref="RefusedException">In the order of contract C.6.</exception>
    public async Task<int> MarkReadAsync(WriteScope scope, AgentChatCall call, IReadOnlyCollection<Guid> eventIds)
    {
        var encounter = await EnterAsync(scope, call);
        var conversation = await scope.Db.Conversations.SingleOrDefaultAsync(c => c.Id == encounter.Id);
        if (conversation is null) return 0;
        var unread = await scope.Db.Messages.Where(m => m.ConversationId == encounter.Id && m.Number > conversation.PatientReadNumber
            && m.AuthorKind == AuthorKind.Clinician && m.RetractedAt == null).OrderBy(m => m.Number).Select(m => new { m.Id, m.Number }).ToListAsync();
        var reached = unread.TakeWhile(m => eventIds.Contains(m.Id)).LastOrDefault();
        if (reached is not null) await conversations.MarkReadAsync(scope, Owner(call, encounter), encounter.Id, reached.Number);
        return await scope.Db.Messages.CountAsync(m => m.ConversationId == encounter.Id && eventIds.Contains(m.Id)
            && m.AuthorKind == AuthorKind.Clinician && m.Number <= conversation.PatientReadNumber);
    }

    /// <summary>Brings the danger in a message that was refused to the care team, whether or not the chat takes messages.</summary>
    /// <returns>The fixed text; null where a nurse should look, and before the checkout: then it is with no clinic.</returns>
    /// <exception cref="RefusedException">The encounter is the caller's no more.</exception>
    public async Task<string?> CallTeamAsync(WriteScope scope, AgentChatCall call, string refused, EmergencyFinding finding)
    {
        var encounter = await FindAsync(scope, call);
        return encounter.ClaimedAt is null ? null : danger.CallForMessage(scope, Owner(call, encounter), encounter, refused, finding);
    }

    /// <summary>The encounter as the transaction sees it, in a state to be written in, with the caller asked again.</summary>
    private async Task<Encounter> EnterAsync(WriteScope scope, AgentChatCall call)
    {
        var (encounter, now) = (await FindAsync(scope, call), clock.GetUtcNow());
        if (encounter.ExpiresAt <= now) throw new RefusedException(AgentDoor.Expired);
        return encounter.At(now).IsTerminal() ? throw new RefusedException(IsClosed) : encounter;
    }

    /// <summary>The encounter as the transaction sees it, with the caller asked again.</summary>
    private async Task<Encounter> FindAsync(WriteScope scope, AgentChatCall call)
    {
        var id = call.Encounter.Id;
        await scope.LockEncounterAsync(id);
        var encounter = await scope.Db.Encounters.SingleOrDefaultAsync(e => e.Id == id) ?? throw new RefusedException(AgentDoor.NotFound);
        var isByToken = call.Actor.Id == id;
        var isToken = encounter.TokenHash.AsSpan().SequenceEqual(call.Encounter.TokenHash);
        if (isByToken && !(isToken && await scope.Db.HoldsKeyAsync(encounter, clock.GetUtcNow())))
            throw new RefusedException(AgentDoor.NoToken);
        if (encounter.OwnerId is not null) RequireLive(scope, Owner(call, encounter));
        return !isByToken && encounter.OwnerId != call.Actor.Account ? throw new RefusedException(AgentDoor.NotFound) : encounter;
    }

    private static void RequireLive(WriteScope scope, Actor actor)
    {
        try
        {
            scope.RequireLive(actor);
        }
        catch (RefusedException)
        {
            throw new RefusedException(AgentDoor.NoToken);
        }
    }

    /// <summary>The caller as the owner there is now: the checkout may have come after the door.</summary>
    private static Actor Owner(AgentChatCall call, Encounter encounter) =>
        call.Actor.Id == encounter.Id ? call.Actor with { OwnerId = encounter.OwnerId, PatientId = encounter.PatientId } : call.Actor;
}
