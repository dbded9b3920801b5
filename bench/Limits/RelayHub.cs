using Microsoft.AspNetCore.SignalR;

namespace CareChat.Bench.Limits;

/// <summary>A bare hub: clients join a conversation and hear its events. No account, no rule, no store.</summary>
public sealed class RelayHub : Hub
{
    /// <summary>The name of the group that hears a conversation.</summary>
    public static string GroupOf(string conversation) => "conversation:" + conversation;

    /// <summary>Listens to a conversation from now on.</summary>
    public Task Join(string conversation) => Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(conversation));
}
