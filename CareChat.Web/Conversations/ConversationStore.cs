using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Conversations;

/// <summary>What can be done to a conversation besides writing in it: read, assign, close.</summary>
public sealed class ConversationStore(WriteLane lane, Outbox outbox, TimeProvider clock)
{
    private static readonly Refusal MovedOn = Refusal.Conflict("CONVERSATION_MOVED_ON", "The patient has just written; read that first");
    private static readonly Refusal ClosedSince = Refusal.Conflict("CONVERSATION_CLOSED_SINCE", "A colleague has closed this since");

    /// <summary>Marks everything from the other side up to a number as read by the actor's side. Reading twice changes nothing.</summary>
    /// <exception cref="RefusedException">The conversation is not there, or not the actor's.</exception>
    public Task MarkReadAsync(Actor actor, Guid conversationId, int upToNumber, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(scope => MarkReadAsync(scope, actor, conversationId, upToNumber), cancellationToken);

    /// <summary>The same inside a transaction that does more.</summary>
    public async Task MarkReadAsync(WriteScope scope, Actor actor, Guid conversationId, int upToNumber)
    {
        var conversation = await FindAsync(scope, actor, conversationId, CancellationToken.None);
        var upTo = Math.Min(upToNumber, conversation.LastNumber);
        if (upTo <= (actor.IsTeam ? conversation.TeamReadNumber : conversation.PatientReadNumber)) return;
        var now = clock.GetUtcNow();
        scope.Db.ReadMarks.Add(new ReadMark { ConversationId = conversationId, Side = actor.Side, UpToNumber = upTo, At = now, PersonId = actor.Account ?? actor.Id });
        var left = upTo == conversation.LastNumber ? 0 : await scope.Db.Messages.CountAsync(m => m.ConversationId == conversationId
            && m.Number > upTo && (m.AuthorKind == AuthorKind.Patient) == actor.IsTeam);
        if (actor.IsTeam) (conversation.TeamReadNumber, conversation.TeamUnread) = (upTo, left);
        else (conversation.PatientReadNumber, conversation.PatientUnread) = (upTo, left);
        await SaveAsync(scope, actor, conversation, "conversation.read", ChangeKind.Read, upTo, now);
    }

    /// <summary>Gives the conversation to a clinician of the instance, or to nobody.</summary>
    /// <exception cref="RefusedException">Not visible, not the care team, or no such clinician.</exception>
    public Task AssignAsync(Actor actor, Guid conversationId, Guid? clinicianId, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, conversationId, "conversation.assigned", async (scope, conversation) =>
        {
            if (clinicianId is { } chosen) await scope.LockAsync("AspNetUsers", chosen); // an account that is closed at this moment
            if (clinicianId is { } id && !await scope.Db.Users.AnyAsync(p => p.Id == id && p.InstanceId == actor.InstanceId
                && p.Role == Roles.Clinician && p.DisabledAt == null, cancellationToken))
                throw new RefusedException(Refusal.NotFound("Clinician", id));
            (conversation.AssignedToId, conversation.LeftById) = (clinicianId, null);
        }, cancellationToken);

    /// <summary>Records that a clinician opened the conversation to read it: once for each opening, not for each reading again.</summary>
    /// <exception cref="RefusedException">Not visible, or not the care team.</exception>
    public Task OpenAsync(Actor actor, Guid conversationId, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(async scope =>
        {
            var conversation = await FindForTeamAsync(scope, actor, conversationId, cancellationToken);
            scope.Audit(actor, "conversation.opened", clock.GetUtcNow(), conversation.PatientId, conversationId.ToString("D"));
        }, cancellationToken);

    /// <summary>Gives the conversation to the actor, provided it still belongs to whom the actor saw.</summary>
    /// <param name="seenOwner">Whom the actor's screen showed as its owner; null for nobody.</param>
    /// <exception cref="RefusedException">Not visible, not the care team, or somebody else took it meanwhile (<c>CONVERSATION_TAKEN</c>).</exception>
    public Task TakeAsync(Actor actor, Guid conversationId, Guid? seenOwner, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, conversationId, "conversation.assigned", async (scope, conversation) =>
        {
            await scope.LockAsync("AspNetUsers", actor.Id); // whose account is closed at this moment gets nothing
            scope.RequireLive(actor);
            if (conversation.AssignedToId is { } owner && owner != seenOwner && owner != actor.Id)
                throw new RefusedException(Refusal.Conflict("CONVERSATION_TAKEN", "A colleague has just taken this conversation"));
            (conversation.AssignedToId, conversation.LeftById) = (actor.Id, null);
        }, cancellationToken);

    /// <summary>
    /// Closes the conversation: it leaves the list until the patient writes again. Closing answers nobody and sees to nothing:
    /// waiting and danger sleep with it, and are there again when it is opened.
    /// </summary>
    /// <param name="seen">What the actor's screen showed; null where nobody looked.</param>
    /// <returns>When this closed it; null where it was closed already.</returns>
    /// <exception cref="RefusedException">Not visible, not the care team, or the patient wrote something that was not on the screen yet (<c>CONVERSATION_MOVED_ON</c>).</exception>
    public Task<DateTimeOffset?> CloseAsync(
        Actor actor, Guid conversationId, SeenState? seen = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, conversationId, "conversation.closed", async (scope, conversation) =>
        {
            if (seen is not null) await RequireSeenAsync(scope, conversation, seen);
            DateTimeOffset? now = conversation.ClosedAt is null ? clock.GetUtcNow() : null;
            if (now is not null) (conversation.ClosedAt, conversation.ClosedById) = (now, actor.Id);
            return now;
        }, cancellationToken);

    /// <summary>
    /// Opens a closed conversation again, as it was: what nobody answered waits as before, what nobody saw to is as urgent. That is
    /// so of words that needed no answer too ("thanks"): who opens it by hand has something left to do in it, and closing it once
    /// more is one key. Where the patient opens it by writing, waiting begins with those words (<see cref="Messages.ConversationHead"/>).
    /// </summary>
    /// <param name="closedAt">Which closing is undone; null for any.</param>
    /// <exception cref="RefusedException">Not visible, not the care team, or closed by another closing (<c>CONVERSATION_CLOSED_SINCE</c>).</exception>
    public Task ReopenAsync(
        Actor actor, Guid conversationId, DateTimeOffset? closedAt = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, conversationId, "conversation.reopened", (_, conversation) =>
        {
            var (last, undone) = (conversation.ClosedAt?.ToUnixTimeMilliseconds(), closedAt?.ToUnixTimeMilliseconds()); // as it is stored
            if (last is not null && undone is not null && last != undone) throw new RefusedException(ClosedSince);
            conversation.ClosedAt = null;
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Takes the conversation from the front without a message: somebody has seen to the danger in another way. Waiting for an answer goes on.</summary>
    /// <param name="seen">What the actor's screen showed; null where nobody looked.</param>
    /// <exception cref="RefusedException">Not visible, not the care team, or it has become more urgent than the screen showed (<c>CONVERSATION_MOVED_ON</c>).</exception>
    public Task EndUrgencyAsync(Actor actor, Guid conversationId, SeenState? seen = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(actor, conversationId, "conversation.urgency_ended", async (scope, conversation) =>
        {
            if (seen is not null) await RequireSeenAsync(scope, conversation, seen);
            conversation.UrgentSince = null;
        }, cancellationToken);

    /// <summary>Nobody ends a waiting or a danger by what was not before them.</summary>
    private static async Task RequireSeenAsync(WriteScope scope, Conversation conversation, SeenState seen)
    {
        var hasMoved = conversation.UrgentSince is { } danger && (danger != seen.UrgentSince || conversation.IsForNurse != seen.IsForNurse);
        if (hasMoved || (seen.LastSentAt is { } last && await scope.Db.Messages.AnyAsync(m =>
            m.ConversationId == conversation.Id && m.SentAt > last && m.AuthorKind != AuthorKind.Clinician && m.RetractedAt == null)))
            throw new RefusedException(MovedOn);
    }

    private Task ChangeAsync(Actor actor, Guid conversationId, string action, Func<WriteScope, Conversation, Task> change, CancellationToken cancellationToken) =>
        ChangeAsync(actor, conversationId, action, async (scope, conversation) =>
        {
            await change(scope, conversation);
            return true;
        }, cancellationToken);

    private Task<T> ChangeAsync<T>(
        Actor actor, Guid conversationId, string action, Func<WriteScope, Conversation, Task<T>> change, CancellationToken cancellationToken) =>
        lane.WriteAsync(async scope =>
        {
            var conversation = await FindForTeamAsync(scope, actor, conversationId, cancellationToken);
            var made = await change(scope, conversation);
            if (scope.Db.ChangeTracker.HasChanges())
                await SaveAsync(scope, actor, conversation, action, ChangeKind.Changed, 0, clock.GetUtcNow());
            return made;
        }, cancellationToken);

    private async Task SaveAsync(WriteScope scope, Actor actor, Conversation conversation, string action, ChangeKind kind, int number, DateTimeOffset now)
    {
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, action, now, conversation.PatientId, conversation.Id.ToString("D"));
        outbox.Add(scope, new ConversationEvent(conversation.InstanceId, conversation.Id, number, kind), now);
    }

    private static async Task<Conversation> FindForTeamAsync(WriteScope scope, Actor actor, Guid conversationId, CancellationToken cancellationToken)
    {
        if (!actor.IsTeam) throw new RefusedException(Refusal.NotFound("Conversation"));
        return await FindAsync(scope, actor, conversationId, cancellationToken);
    }

    private static async Task<Conversation> FindAsync(WriteScope scope, Actor actor, Guid conversationId, CancellationToken cancellationToken)
    {
        scope.RequireLive(actor);
        await scope.LockAsync("Conversations", conversationId);
        return await scope.Db.Conversations.VisibleTo(actor).SingleOrDefaultAsync(c => c.Id == conversationId, cancellationToken)
            ?? throw new RefusedException(Refusal.NotFound("Conversation"));
    }
}

/// <summary>What a screen showed of a conversation when somebody acted on it.</summary>
/// <param name="LastSentAt">When the last message on it was sent; null where the screen does not tell.</param>
/// <param name="UrgentSince">Since when it was urgent there.</param>
/// <param name="IsForNurse">Whether only a nurse should look.</param>
public sealed record SeenState(DateTimeOffset? LastSentAt, DateTimeOffset? UrgentSince, bool IsForNurse)
{
    /// <summary>What the inbox shows of one.</summary>
    public static SeenState Of(ConversationSummary shown) => new(shown.LastSentAt, shown.UrgentSince, shown.IsForNurse);
}
