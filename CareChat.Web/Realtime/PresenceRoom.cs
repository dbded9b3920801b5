using CareChat.Web.Data;

namespace CareChat.Web.Realtime;

/// <summary>One conversation in <see cref="Presence"/>, whose lock guards it. Changes return true where others see a difference.</summary>
internal sealed class PresenceRoom(TimeProvider clock)
{
    private readonly Dictionary<Guid, Someone> people = [];

    /// <summary>Who hears of changes; copied on each change, so that it can be called outside the lock.</summary>
    public Action[] Listeners { get; private set; } = [];

    /// <summary>True where nothing is left to keep.</summary>
    public bool IsEmpty => people.Count == 0 && Listeners.Length == 0;

    public bool Listen(Action changed)
    {
        Listeners = [.. Listeners, changed];
        return false;
    }

    public bool Unlisten(Action changed)
    {
        var at = Array.IndexOf(Listeners, changed);
        if (at >= 0) Listeners = [.. Listeners[..at], .. Listeners[(at + 1)..]];
        return false;
    }

    public bool Enter(Actor actor)
    {
        var someone = Find(actor);
        return someone.Views++ == 0 && !someone.IsTyping;
    }

    public bool Leave(Guid actorId)
    {
        if (!people.TryGetValue(actorId, out var someone) || --someone.Views > 0) return false;
        return Remove(actorId, someone);
    }

    /// <summary>Begins or prolongs typing; <paramref name="expire"/> is called when it has run out.</summary>
    public bool Type(Actor actor, DateTimeOffset until, Action expire)
    {
        var someone = Find(actor);
        var isNew = !someone.IsTyping;
        someone.TypingUntil = until;
        someone.Expiry?.Dispose();
        someone.Expiry = clock.CreateTimer(_ => expire(), null, Presence.TypingLasts, Timeout.InfiniteTimeSpan);
        return isNew;
    }

    /// <summary>Ends typing; where <paramref name="now"/> is given, only when it has run out by then.</summary>
    public bool StopTyping(Guid actorId, DateTimeOffset? now = null)
    {
        if (!people.TryGetValue(actorId, out var someone) || !someone.IsTyping || someone.TypingUntil > now) return false;
        someone.StopTyping();
        if (someone.Views == 0) Remove(actorId, someone);
        return true;
    }

    public IReadOnlyList<Present> People(DateTimeOffset now) =>
        [.. people.Select(p => new Present(p.Key, p.Value.Name, p.Value.Side, p.Value.TypingUntil > now))
            .Where(p => p.IsTyping || people[p.ActorId].Views > 0)
            .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.ActorId)];

    private Someone Find(Actor actor)
    {
        if (!people.TryGetValue(actor.Id, out var someone)) people[actor.Id] = someone = new Someone(actor.Name, actor.Side);
        return someone;
    }

    private bool Remove(Guid actorId, Someone someone)
    {
        someone.StopTyping();
        return people.Remove(actorId);
    }

    private sealed class Someone(string name, Side side)
    {
        public string Name => name;

        public Side Side => side;

        public int Views { get; set; }

        public DateTimeOffset? TypingUntil { get; set; }

        public ITimer? Expiry { get; set; }

        public bool IsTyping => TypingUntil is not null;

        public void StopTyping()
        {
            TypingUntil = null;
            Expiry?.Dispose();
            Expiry = null;
        }
    }
}
