using System.Collections.Concurrent;
using CareChat.Web.Data;

namespace CareChat.Web.Realtime;

/// <summary>Something committed: ids only. Whoever hears it reads the store again.</summary>
/// <param name="InstanceId">The instance it happened in.</param>
/// <param name="ConversationId">The conversation it happened to.</param>
/// <param name="Number">The message number it is about; 0 for none.</param>
/// <param name="Kind">What happened.</param>
public sealed record ConversationEvent(Guid InstanceId, Guid ConversationId, int Number, ChangeKind Kind)
{
    /// <summary>Events may have been missed: everybody reads again.</summary>
    public static readonly ConversationEvent CatchUp = new(Guid.Empty, Guid.Empty, 0, ChangeKind.Changed);

    /// <summary>True for <see cref="CatchUp"/>, which comes to every listener of every topic.</summary>
    public bool IsCatchUp => InstanceId == Guid.Empty;
}

/// <summary>
/// Who is listening, on this node. Publishing never waits for a listener and never throws back at the writer.
/// Listeners are called on the publishing thread and must only note that there is something to read.
/// </summary>
public sealed class ConversationFeed(ILogger<ConversationFeed> log)
{
    /// <summary>The topic of whoever listens to all instances: work that follows the outbox.</summary>
    public static readonly Guid Everything = Guid.Empty;

    private readonly ConcurrentDictionary<Guid, Subscription[]> listeners = new();
    private readonly Lock gate = new();

    /// <summary>Listens to one conversation, to a whole instance or to <see cref="Everything"/>, until disposed.</summary>
    /// <param name="topic">A conversation's or an instance's id, or <see cref="Everything"/>.</param>
    /// <param name="heard">Called after each commit; must return at once.</param>
    public IDisposable Subscribe(Guid topic, Action<ConversationEvent> heard)
    {
        var subscription = new Subscription(this, topic, heard);
        lock (gate) listeners[topic] = [.. listeners.GetValueOrDefault(topic, []), subscription];
        return subscription;
    }

    /// <summary>Tells the listeners on this node; other nodes hear by the <see cref="PostgresRelay"/>.</summary>
    public void Publish(ConversationEvent happened)
    {
        Tell(happened.ConversationId, happened);
        Tell(happened.InstanceId, happened);
        Tell(Everything, happened);
    }

    /// <summary>Sends <see cref="ConversationEvent.CatchUp"/> to all listeners on this node.</summary>
    public void CatchUp()
    {
        foreach (var topic in listeners.Keys) Tell(topic, ConversationEvent.CatchUp);
    }

    private void Tell(Guid topic, ConversationEvent happened)
    {
        if (!listeners.TryGetValue(topic, out var hearing)) return;
        foreach (var subscription in hearing)
        {
            try
            {
                subscription.Heard(happened);
            }
            catch (Exception failure)
            {
                log.LogError(failure, "A listener of conversation {Conversation} failed.", happened.ConversationId);
            }
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (gate)
        {
            var left = listeners.GetValueOrDefault(subscription.Topic, []).Where(s => s != subscription).ToArray();
            if (left.Length == 0) listeners.TryRemove(subscription.Topic, out _);
            else listeners[subscription.Topic] = left;
        }
    }

    private sealed class Subscription(ConversationFeed feed, Guid topic, Action<ConversationEvent> heard) : IDisposable
    {
        public Guid Topic => topic;

        public Action<ConversationEvent> Heard => heard;

        public void Dispose() => feed.Remove(this);
    }
}
