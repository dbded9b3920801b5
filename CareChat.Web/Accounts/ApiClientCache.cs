using System.Collections.Concurrent;
using System.Collections.Frozen;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>An API client that is not revoked, with what it may enter and do.</summary>
public sealed class LiveApiClient
{
    public required Guid Id { get; init; }
    public required string Key { get; init; }
    public required string TenantName { get; init; }
    public required FrozenSet<string> Scopes { get; init; }

    /// <summary>The actor the client is in each instance it may enter, by the instance's name.</summary>
    public required FrozenDictionary<string, Actor> Instances { get; init; }
}

/// <summary>
/// Live API clients, no more than a second old, so that a request asks the database for its caller once a second
/// at most. Changes ask again inside their transaction (<see cref="LiveActor.RequireLive"/>).
/// </summary>
public sealed class ApiClientCache(IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Guid, Seen> clients = new();

    /// <summary>The client; null where it is not there or revoked.</summary>
    public ValueTask<LiveApiClient?> FindAsync(Guid clientId)
    {
        if (clients.TryGetValue(clientId, out var seen) && clock.GetElapsedTime(seen.At) < Oldest) return new(seen.Client);
        return new(ReadAsync(clientId));
    }

    /// <summary>Makes the next question go to the database.</summary>
    public void Forget(Guid clientId) => clients.TryRemove(clientId, out _);

    private async Task<LiveApiClient?> ReadAsync(Guid clientId)
    {
        var at = clock.GetTimestamp();
        await using var db = await databases.CreateDbContextAsync();
        var client = await db.ApiClients.AsNoTracking().Include(c => c.Tenant).Include(c => c.Instances).ThenInclude(i => i.Instance)
            .AsSingleQuery().SingleOrDefaultAsync(c => c.Id == clientId && c.RevokedAt == null);
        if (client is null)
        {
            Forget(clientId);
            return null;
        }
        var live = ToLive(client);
        clients[clientId] = new Seen(live, at);
        return live;
    }

    private static LiveApiClient ToLive(ApiClient client) => new()
    {
        Id = client.Id,
        Key = client.Key,
        TenantName = client.Tenant!.Name,
        Scopes = client.Scopes.Split(' ').ToFrozenSet(StringComparer.Ordinal),
        Instances = client.Instances.ToFrozenDictionary(i => i.Instance!.Name, i => new Actor
        {
            Kind = ActorKind.ApiClient,
            Id = client.Id,
            InstanceId = i.InstanceId,
            Name = client.Key,
        }, StringComparer.Ordinal),
    };

    private sealed record Seen(LiveApiClient Client, long At);
}
