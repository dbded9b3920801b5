using CareChat.Shared;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.AspNetCore.SignalR;

namespace CareChat.Web.PatientApi.Hubs;

/// <summary>One client connected to the hub: what it listens to, and what waits to be sent to it.</summary>
internal sealed class HubConnection : IDisposable
{
    private readonly Dictionary<Guid, Listening> joined = [];
    private readonly CancellationTokenSource gone = new();
    private readonly HubMailbox mailbox = new();
    private readonly ConversationFeed feed;
    private readonly Presence presence;
    private readonly Action abort;

    public HubConnection(HubCaller caller, ISingleClientProxy client, ConversationFeed feed, Presence presence, Action abort)
    {
        Caller = caller;
        (this.feed, this.presence, this.abort) = (feed, presence, abort);
        _ = SendAsync(client);
    }

    /// <summary>The credential the connection stands on.</summary>
    public HubCaller Caller { get; }

    /// <summary>Ends the connection at once.</summary>
    public void Abort() => abort();

    /// <summary>Begins to listen, before anything is read, so that nothing falls between the two.</summary>
    public void Join(Guid conversation, Guid patientId, Actor actor)
    {
        if (joined.ContainsKey(conversation)) return;
        var listening = new Listening(patientId, actor);
        listening.Add(feed.Subscribe(conversation, happened => Hear(conversation, happened)));
        listening.Add(presence.Subscribe(conversation, () => mailbox.PutPresence(conversation)));
        if (actor.Kind == ActorKind.ChatToken) listening.Add(presence.View(conversation, actor));
        joined[conversation] = listening;
    }

    /// <summary>Stops listening to a patient's chat.</summary>
    public void Leave(Guid patientId)
    {
        foreach (var (conversation, listening) in joined.Where(j => j.Value.PatientId == patientId).ToList())
        {
            joined.Remove(conversation);
            listening.Dispose();
        }
    }

    /// <summary>Who the caller is in a chat it has joined; null in any other.</summary>
    public Actor? ActorIn(Guid conversation) => joined.GetValueOrDefault(conversation)?.Actor;

    /// <summary>Who else is there.</summary>
    public HubPresence PresenceIn(Guid conversation) => new(conversation,
        [.. presence.Of(conversation).Where(p => p.ActorId != Caller.Id).Select(p => new HubPerson(p.Name, p.Side == Side.Team ? "team" : "patient", p.IsTyping))]);

    /// <inheritdoc />
    public void Dispose()
    {
        gone.Cancel();
        foreach (var listening in joined.Values) listening.Dispose();
    }

    private async Task SendAsync(ISingleClientProxy client)
    {
        try
        {
            await mailbox.SendAsync(
                happened => client.SendAsync(HubNames.Event, happened, gone.Token),
                conversation => client.SendAsync(HubNames.PresenceChanged, PresenceIn(conversation), gone.Token),
                gone.Token);
        }
        catch (Exception)
        {
            abort();
        }
    }

    private void Hear(Guid conversation, ConversationEvent happened)
    {
        var kind = happened.Kind switch
        {
            ChangeKind.MessagePosted => HubEventKinds.MessageCreated,
            ChangeKind.MessageRetracted => HubEventKinds.MessageRetracted,
            ChangeKind.Read => HubEventKinds.MessageRead,
            ChangeKind.Changed => HubEventKinds.ConversationChanged,
            _ => null,
        };
        if (kind is not null) mailbox.Put(new HubEvent(conversation, happened.Number, kind));
    }

    private sealed class Listening(Guid patientId, Actor actor) : IDisposable
    {
        private readonly List<IDisposable> parts = [];

        public Guid PatientId => patientId;

        public Actor Actor => actor;

        public void Add(IDisposable part) => parts.Add(part);

        public void Dispose()
        {
            foreach (var part in parts) part.Dispose();
        }
    }
}
