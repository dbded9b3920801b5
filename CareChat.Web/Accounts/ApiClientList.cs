using CareChat.Shared;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>One API client in the list; never its secret.</summary>
public sealed record ApiClientSummary(Guid Id, string Name, string Key, string Scopes, DateTimeOffset CreatedAt, bool IsRevoked);

/// <summary>What administrators see and do about the API clients of their instance.</summary>
public sealed class ApiClientList(WriteLane lane, ApiClientStore store, IDbContextFactory<CareChatDb> databases)
{
    /// <summary>A page of the clients that may enter the actor's instance; those that hold first, newest first, unless a column is named.</summary>
    /// <param name="words">Each of them stands in the name or the key; empty for all.</param>
    public async Task<ListPage<ApiClientSummary>> PageAsync(Actor actor, string? words, ListAsk ask)
    {
        await using var db = await databases.CreateDbContextAsync();
        var clients = db.ApiClients.AsNoTracking().Where(c => actor.IsAdministrator() && c.Instances.Any(i => i.InstanceId == actor.InstanceId));
        foreach (var word in Listing.Words(words).Select(w => $"%{w}%"))
            clients = clients.Where(c => EF.Functions.Like(c.Name.ToLower(), word, "\\") || EF.Functions.Like(c.Key.ToLower(), word, "\\"));
        var sorted = ask.Sort switch
        {
            nameof(ApiClientSummary.Name) => clients.By(ask, c => c.Name),
            nameof(ApiClientSummary.CreatedAt) => clients.By(ask, c => c.CreatedAt),
            _ => clients.By(ask, c => c.RevokedAt != null),
        };
        return await sorted.ThenByDescending(c => c.CreatedAt).ThenBy(c => c.Id)
            .Select(c => new ApiClientSummary(c.Id, c.Name, c.Key, c.Scopes, c.CreatedAt, c.RevokedAt != null)).PageAsync(ask);
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
