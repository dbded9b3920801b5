using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>The pair an outside program takes its tokens with; the secret is shown here and never again.</summary>
public sealed record ApiClientPair(Guid Id, string ApiClient, string Secret);

/// <summary>Makes, checks and revokes API clients (contract A.0).</summary>
public sealed class ApiClientStore(IDbContextFactory<CareChatDb> databases, ApiClientCache cache, TimeProvider clock)
{
    private const string KeyLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /// <summary>Makes a client for instances of one tenant.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="actor">Who makes it; somebody of the first instance.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="scopes">Scopes of <see cref="ApiClientScopes"/>; none says all.</param>
    /// <param name="instanceIds">The instances it may enter, all of one tenant.</param>
    /// <exception cref="RefusedException">No such scope or instance, or a name that is none.</exception>
    public async Task<ApiClientPair> CreateAsync(
        WriteScope scope, Actor actor, string name, IReadOnlyCollection<string> scopes, params IReadOnlyCollection<Guid> instanceIds)
    {
        scope.RequireLive(actor);
        var tenants = await scope.Db.Instances.Where(i => instanceIds.Contains(i.Id)).Select(i => i.TenantId).ToListAsync();
        if (tenants.Count == 0 || tenants.Count != instanceIds.Count || tenants.Distinct().Count() != 1)
            throw new RefusedException(Refusal.NotFound("Instance"));
        var now = clock.GetUtcNow();
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var client = new ApiClient
        {
            Id = Guid.CreateVersion7(now),
            TenantId = tenants[0],
            Key = "VBOP" + RandomNumberGenerator.GetString(KeyLetters, 20),
            SecretHash = Hash(secret),
            Name = TextRules.Accept(name, "name", 100),
            Scopes = string.Join(' ', ApiClientScopes.Accept(scopes)),
            CreatedAt = now,
        };
        client.Instances.AddRange(instanceIds.Select(id => new ApiClientInstance { ApiClientId = client.Id, InstanceId = id }));
        scope.Db.ApiClients.Add(client);
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "api_client.created", now, subject: client.Id.ToString("D"));
        return new ApiClientPair(client.Id, client.Key, secret);
    }

    /// <summary>Ends a client: its tokens stop at once on this node and within a second on others.</summary>
    /// <exception cref="RefusedException">No such client of the actor's instance.</exception>
    public async Task RevokeAsync(WriteScope scope, Actor actor, Guid clientId)
    {
        scope.RequireLive(actor);
        await scope.LockAsync("ApiClients", clientId);
        var client = await scope.Db.ApiClients
            .SingleOrDefaultAsync(c => c.Id == clientId && c.RevokedAt == null && c.Instances.Any(i => i.InstanceId == actor.InstanceId))
            ?? throw new RefusedException(Refusal.NotFound("Client", clientId));
        var now = clock.GetUtcNow();
        client.RevokedAt = now;
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "api_client.revoked", now, subject: clientId.ToString("D"));
        scope.AfterCommit(() => cache.Forget(clientId));
    }

    /// <summary>The client with this public key, revoked ones included; null where there is none.</summary>
    public async Task<ApiClient?> FindAsync(string apiClient, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.ApiClients.AsNoTracking().Include(c => c.Tenant).SingleOrDefaultAsync(c => c.Key == apiClient, cancellationToken);
    }

    /// <summary>Whether a secret is the client's; takes as long for a client that is not there.</summary>
    public static bool IsSecretOf(ApiClient? client, string secret)
    {
        var given = Hash(secret);
        var matches = CryptographicOperations.FixedTimeEquals(given, client?.SecretHash ?? given);
        return client is { RevokedAt: null } && matches;
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
