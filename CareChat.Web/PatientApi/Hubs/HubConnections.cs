using System.Collections.Concurrent;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.PatientApi.Hubs;

/// <summary>
/// All clients connected to this node's hub. Twice a second it asks whether their credentials still hold and ends
/// the connections of those that do not, whoever ended them and on whichever node.
/// </summary>
internal sealed class HubConnections(IDbContextFactory<CareChatDb> databases, TimeProvider clock, ILogger<HubConnections> log)
    : PeriodicWork(TimeSpan.FromMilliseconds(500), TimeProvider.System, log, "The credentials of connected clients could not be checked")
{
    private readonly ConcurrentDictionary<string, HubConnection> connections = new();

    /// <summary>The connection with this id.</summary>
    public HubConnection this[string connectionId] => connections[connectionId];

    /// <summary>Takes a connection in.</summary>
    public void Add(string connectionId, HubConnection connection) => connections[connectionId] = connection;

    /// <summary>Lets a connection go.</summary>
    public void Remove(string connectionId)
    {
        if (connections.TryRemove(connectionId, out var connection)) connection.Dispose();
    }

    /// <summary>True while the credential is neither revoked nor expired.</summary>
    public async Task<bool> IsLiveAsync(HubCaller caller, CancellationToken cancellationToken) =>
        caller.ExpiresAt > clock.GetUtcNow() && (await LiveAsync([caller.Id], cancellationToken)).Count == 1;

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellationToken) =>
        connections.IsEmpty ? Task.CompletedTask : EndDeadAsync(cancellationToken);

    private async Task EndDeadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var present = connections.Values.ToList();
        var live = await LiveAsync([.. present.Select(c => c.Caller.Id).Distinct()], cancellationToken);
        foreach (var connection in present)
        {
            if (live.Contains(connection.Caller.Id) && connection.Caller.ExpiresAt > now) continue;
            Log.LogInformation("The credential {Credential} has ended, and its connection with it.", connection.Caller.Id);
            connection.Abort();
        }
    }

    private async Task<HashSet<Guid>> LiveAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var clients = db.ApiClients.Where(c => c.RevokedAt == null);
        var tokens = db.ChatTokens.Where(t => ids.Contains(t.Id) && t.RevokedAt == null && t.ExpiresAt > now && clients.Any(c => c.Id == t.ApiClientId));
        return await clients.Where(c => ids.Contains(c.Id)).Select(c => c.Id).Concat(tokens.Select(t => t.Id)).ToHashSetAsync(cancellationToken);
    }
}
