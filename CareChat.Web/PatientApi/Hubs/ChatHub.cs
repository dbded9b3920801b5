using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using CareChat.Web.Http;
using CareChat.Web.Messages;
using CareChat.Web.PatientApi.Wire;
using CareChat.Web.Realtime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.PatientApi.Hubs;

/// <summary>
/// The live chat for outside clients, beside contract A and with its credentials. A client joins a patient's chat,
/// hears that something happened and fetches it by number, so that after any break it goes on where it was.
/// </summary>
[Authorize(AuthenticationSchemes = HubAuthentication.SchemeName)]
internal sealed class ChatHub(HubConnections connections, IHubContext<ChatHub> hub, ConversationFeed feed, Presence presence,
    MessagePages pages, ReadAudit audit, RateLimits limits, IDbContextFactory<CareChatDb> databases) : Hub
{
    private HubConnection Connection => connections[Context.ConnectionId];

    /// <inheritdoc />
    public override Task OnConnectedAsync()
    {
        var caller = ((HubIdentity)Context.User!.Identity!).Caller;
        connections.Add(Context.ConnectionId, new HubConnection(caller, hub.Clients.Client(Context.ConnectionId), feed, presence, Context.Abort));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    /// <summary>Listens to a patient's chat.</summary>
    public async Task<HubJoined> Join(string patientId)
    {
        await RequireLiveAsync(Connection.Caller.CanRead);
        await using var db = await databases.CreateDbContextAsync(Context.ConnectionAborted);
        foreach (var actor in Connection.Caller.Actors)
        {
            var found = await db.Conversations.VisibleTo(actor)
                .Where(c => c.PatientId == IdOf(patientId) && c.Kind == ConversationKind.CareTeam)
                .Select(c => new { c.Id, PatientId = c.PatientId!.Value, c.Patient!.FirstName, c.Patient.LastName })
                .SingleOrDefaultAsync(Context.ConnectionAborted);
            if (found is null) continue;
            Connection.Join(found.Id, found.PatientId, actor with { Name = $"{found.FirstName} {found.LastName}".Trim() });
            var last = await db.Conversations.Where(c => c.Id == found.Id).Select(c => c.LastNumber).SingleAsync(Context.ConnectionAborted);
            return new HubJoined(found.Id, last);
        }
        throw new RefusedException(Refusal.NotFound("Patient"));
    }

    /// <summary>Stops listening to a patient's chat.</summary>
    public void Leave(string patientId) => Connection.Leave(IdOf(patientId));

    /// <summary>Messages after a number, oldest first.</summary>
    /// <param name="conversation">A joined chat.</param>
    /// <param name="afterNumber">The last number the client has; 0 for none.</param>
    /// <param name="limit">1 to 200.</param>
    /// <exception cref="RefusedException">A number is out of its range.</exception>
    /// <exception cref="LimitedException">A chat token has read too often, here and by REST together (contract A.4).</exception>
    public async Task<IReadOnlyList<ChatMessageJson>> Fetch(string conversation, int afterNumber, int limit)
    {
        if (limit is < 1 or > HubNames.LargestFetch) throw new RefusedException(Refusal.Invalid("limit", $"limit must be 1 to {HubNames.LargestFetch}"));
        if (afterNumber < 0) throw new RefusedException(Refusal.Invalid("afterNumber", "afterNumber must be 0 or greater"));
        await RequireLiveAsync(Connection.Caller.CanRead);
        var id = IdOf(conversation);
        var actor = ActorIn(id);
        if (actor.Kind == ActorKind.ChatToken) limits.PerChatToken.Take(actor.Id).Require();
        var after = Math.Min(afterNumber, int.MaxValue - HubNames.LargestFetch);
        var messages = await pages.PageAsync(actor, id, after + 1, after + limit, Context.ConnectionAborted);
        if (messages.Count > 0) audit.Note(actor, "messages.read", messages[0].PatientId, $"{id:D}/{messages[0].Number}-{messages[^1].Number}");
        return [.. messages.Select(m => ChatMessageJson.Of(m) with { Number = m.Number })];
    }

    /// <summary>Shows the patient as typing.</summary>
    public async Task Typing(string conversation)
    {
        await RequireLiveAsync(Connection.Caller.CanWrite);
        presence.Typing(IdOf(conversation), ActorIn(IdOf(conversation)));
    }

    /// <summary>Who else is in a joined chat.</summary>
    public HubPresence Presence(string conversation)
    {
        ActorIn(IdOf(conversation));
        return Connection.PresenceIn(IdOf(conversation));
    }

    /// <summary>Refuses a caller whose credential has ended or does not reach so far.</summary>
    private async Task RequireLiveAsync(bool mayDoSo)
    {
        if (!mayDoSo) throw new RefusedException(new Refusal(RefusalKind.Denied, "ACCESS_DENIED", "Access is denied"));
        if (!await connections.IsLiveAsync(Connection.Caller, Context.ConnectionAborted))
            throw new RefusedException(new Refusal(RefusalKind.Unauthorized, "UNAUTHORIZED", "Token is missing, invalid or expired"));
    }

    private Actor ActorIn(Guid conversation) =>
        Connection.ActorIn(conversation) ?? throw new RefusedException(Refusal.NotFound("Conversation"));

    /// <summary>An id as text; what is none is the id of nothing.</summary>
    private static Guid IdOf(string id) => Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty;
}
