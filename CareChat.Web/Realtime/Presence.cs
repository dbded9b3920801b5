using CareChat.Web.Data;

namespace CareChat.Web.Realtime;

/// <summary>Somebody who has a conversation open or is writing in it.</summary>
/// <param name="ActorId">The person's, API client's or chat token's id.</param>
/// <param name="Name">The name as others see it.</param>
/// <param name="Side">The side they stand on.</param>
/// <param name="IsTyping">True for <see cref="Presence.TypingLasts"/> after their last key.</param>
public sealed record Present(Guid ActorId, string Name, Side Side, bool IsTyping);

/// <summary>
/// Who is in a conversation right now and who is typing: in memory only, of this node only, gone with the program.
/// Callers have opened the conversation through the store before they come here.
/// </summary>
public sealed class Presence(TimeProvider clock, ILogger<Presence> log)
{
    /// <summary>How long somebody counts as typing after they said so.</summary>
    public static readonly TimeSpan TypingLasts = TimeSpan.FromSeconds(6);

    private readonly Dictionary<Guid, PresenceRoom> rooms = [];
    private readonly Lock gate = new();

    /// <summary>The actor has the conversation open until the result is disposed; several tabs count as one presence.</summary>
    public IDisposable View(Guid conversationId, Actor actor)
    {
        Change(conversationId, room => room.Enter(actor));
        return Listening.Until(() => Change(conversationId, room => room.Leave(actor.Id)));
    }

    /// <summary>The actor is typing, from now for <see cref="TypingLasts"/>.</summary>
    public void Typing(Guid conversationId, Actor actor)
    {
        Change(conversationId, room => room.Type(actor, clock.GetUtcNow() + TypingLasts, () => Expire(conversationId, actor.Id)));
    }

    /// <summary>The actor sent what they typed, or wiped it out.</summary>
    public void StopTyping(Guid conversationId, Actor actor) => Change(conversationId, room => room.StopTyping(actor.Id));

    /// <summary>Everybody who is there, by name.</summary>
    public IReadOnlyList<Present> Of(Guid conversationId)
    {
        lock (gate) return rooms.TryGetValue(conversationId, out var room) ? room.People(clock.GetUtcNow()) : [];
    }

    /// <summary>Hears of each change of <see cref="Of"/> until disposed.</summary>
    /// <param name="conversationId">Where.</param>
    /// <param name="changed">Called on the thread of whoever changed it; must return at once.</param>
    public IDisposable Subscribe(Guid conversationId, Action changed)
    {
        Change(conversationId, room => room.Listen(changed));
        return Listening.Until(() => Change(conversationId, room => room.Unlisten(changed)));
    }

    private void Expire(Guid conversationId, Guid actorId) =>
        Change(conversationId, room => room.StopTyping(actorId, clock.GetUtcNow()));

    /// <summary>Changes a room under the lock, and tells its listeners outside of it.</summary>
    private void Change(Guid conversationId, Func<PresenceRoom, bool> change)
    {
        Action[] hearing;
        lock (gate)
        {
            if (!rooms.TryGetValue(conversationId, out var room)) rooms[conversationId] = room = new PresenceRoom(clock);
            hearing = change(room) ? room.Listeners : [];
            if (room.IsEmpty) rooms.Remove(conversationId);
        }
        Listening.Tell(hearing, failure => log.LogError(failure, "A listener to the presence in conversation {Conversation} failed.", conversationId));
    }
}
