using System.Threading.Channels;
using CareChat.Shared;

namespace CareChat.Web.PatientApi.Hubs;

/// <summary>
/// What waits to be sent over one connection. Putting something in never waits: behind a slow client the events
/// of a conversation collapse into one, and the client fetches by number what they were about.
/// </summary>
internal sealed class HubMailbox
{
    private const int MostWaiting = 64;

    private readonly Lock gate = new();
    private readonly Queue<HubEvent> waiting = new();
    private readonly Dictionary<Guid, HubEvent> collapsed = [];
    private readonly HashSet<Guid> presences = [];
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>An event to be told.</summary>
    public void Put(HubEvent happened)
    {
        lock (gate)
        {
            if (waiting.Count < MostWaiting && !collapsed.ContainsKey(happened.Conversation)) waiting.Enqueue(happened);
            else collapsed[happened.Conversation] = Collapse(collapsed.GetValueOrDefault(happened.Conversation), happened);
        }
        signal.Writer.TryWrite(true);
    }

    /// <summary>A conversation whose presence is to be told, as it is when its turn comes.</summary>
    public void PutPresence(Guid conversation)
    {
        lock (gate) presences.Add(conversation);
        signal.Writer.TryWrite(true);
    }

    /// <summary>Sends what is there and what comes, one after another, until cancelled.</summary>
    public async Task SendAsync(Func<HubEvent, Task> sendEvent, Func<Guid, Task> sendPresence, CancellationToken cancellationToken)
    {
        while (await signal.Reader.WaitToReadAsync(cancellationToken))
        {
            signal.Reader.TryRead(out _);
            while (TakeEvent() is { } happened && !cancellationToken.IsCancellationRequested) await sendEvent(happened);
            while (TakePresence() is { } conversation && !cancellationToken.IsCancellationRequested) await sendPresence(conversation);
        }
    }

    private HubEvent? TakeEvent()
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out var next)) return next;
            if (collapsed.Count == 0) return null;
            var last = collapsed.Values.First();
            collapsed.Remove(last.Conversation);
            return last;
        }
    }

    private Guid? TakePresence()
    {
        lock (gate)
        {
            if (presences.Count == 0) return null;
            var conversation = presences.First();
            presences.Remove(conversation);
            return conversation;
        }
    }

    private static HubEvent Collapse(HubEvent? before, HubEvent happened) =>
        new(happened.Conversation, Math.Max(before?.Number ?? 0, happened.Number), HubEventKinds.ConversationChanged);
}
