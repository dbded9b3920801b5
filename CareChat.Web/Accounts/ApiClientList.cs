using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>One API client in the list; never its secret.</summary>
public sealed record ApiClientSummary(Guid Id, string Name, string Key, string Scopes, DateTimeOffset CreatedAt, bool IsRevoked);

/// <summary>What administrators see and do about the API clients of their instance.</summary>
public sealed class ApiClientList(WriteLane lane, ApiClientStore store, IDbContextFactory<CareChatDb> databases)
{
    /// <summary>The clients that may enter the actor's instance, newest first.</summary>
    public async Task<IReadOnlyList<ApiClientSummary>> ListAsync(Actor actor)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.ApiClients.Where(c => actor.IsAdministrator() && c.Instances.Any(i => i.InstanceId == actor.InstanceId))
            .OrderBy(c => c.RevokedAt != null).ThenByDescending(c => c.CreatedAt).Take(200)
            .Select(c => new ApiClientSummary(c.Id, c.Name, c.Key, c.Scopes, c.CreatedAt, c.RevokedAt != null)).ToListAsync();
    }

    /// <summary>Makes a client for the actor's own instance: another one is another world.</summary>
    public Task<ApiClientPair> CreateAsync(Actor actor, string name, IReadOnlyCollection<string> scopes) => lane.WriteAsync(scope =>
    {
        Require(actor);
        return store.CreateAsync(scope, actor, name, scopes, actor.InstanceId);
    });

    /// <summary>Ends a client.</summary>
    public Task RevokeAsync(Actor actor, Guid clientId) => lane.WriteAsync(scope =>
    {
        Require(actor);
        return store.RevokeAsync(scope, actor, clientId);
    });

    private static void Require(Actor actor)
    {
        if (!actor.IsAdministrator()) throw new RefusedException(Refusal.NotFound("Client"));
    }
}
