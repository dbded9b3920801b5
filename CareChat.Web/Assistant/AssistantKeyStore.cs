using System.Security.Cryptography;
using System.Text;
using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant;

/// <summary>A key as it is handed out: <paramref name="Key"/> is shown here and never again.</summary>
public sealed record NewAssistantKey(Guid KeyId, string Key, string Prefix, string Name, DateTimeOffset CreatedAt);

/// <summary>A key as administrators see it later.</summary>
public sealed record AssistantKeyView(Guid KeyId, string Prefix, string Name, DateTimeOffset CreatedAt, bool IsRevoked);

/// <summary>
/// The keys of contract B: each opens the assistant of one instance. Nothing about a key is remembered between two
/// requests, so that a revocation holds from the next one on, on every node.
/// </summary>
public sealed class AssistantKeyStore(
    WriteLane lane, IDbContextFactory<CareChatDb> databases, AssistantOptions options, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>What every key begins with.</summary>
    public const string KeyStart = "cura_";

    /// <summary>The setting with a key of the operator's own choice (contract B.0).</summary>
    public const string ConfiguredKey = "CURA_API_KEY";

    private const int Digits = 64;
    private const int ShownDigits = 8;
    private const int LongestName = 100;

    /// <summary>Makes a key for the actor's instance.</summary>
    /// <exception cref="RefusedException">Not an administrator or the operator, or a name that is none.</exception>
    public Task<NewAssistantKey> CreateAsync(Actor actor, string? name, CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        Require(scope, actor);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var key = KeyStart + RandomNumberGenerator.GetHexString(Digits, lowercase: true);
        var row = new AssistantKey
        {
            Id = Guid.CreateVersion7(now),
            InstanceId = actor.InstanceId,
            Name = TextRules.Accept(name, "name", LongestName),
            KeyHash = Hash(key),
            Prefix = key[..(KeyStart.Length + ShownDigits)],
            CreatedAt = now,
        };
        scope.Db.AssistantKeys.Add(row);
        await scope.Db.SaveChangesAsync(cancellationToken);
        scope.Audit(actor, "assistant_key.created", now, subject: row.Id.ToString("D"));
        return new NewAssistantKey(row.Id, key, row.Prefix, row.Name, now);
    }, cancellationToken);

    /// <summary>A page of the keys of the actor's instance, those that hold first, newest first, unless a column is named; none for others than administrators.</summary>
    /// <param name="words">Each of them stands in the name or the shown part of the key; empty for all.</param>
    public async Task<ListPage<AssistantKeyView>> PageAsync(Actor actor, string? words, ListAsk ask, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var keys = db.AssistantKeys.AsNoTracking().Where(k => actor.IsAdministrator() && k.InstanceId == actor.InstanceId);
        foreach (var word in Listing.Words(words).Select(w => $"%{w}%"))
            keys = keys.Where(k => EF.Functions.Like(k.Name.ToLower(), word, "\\") || EF.Functions.Like(k.Prefix.ToLower(), word, "\\"));
        var sorted = ask.Sort switch
        {
            nameof(AssistantKeyView.Name) => keys.By(ask, k => k.Name),
            nameof(AssistantKeyView.CreatedAt) => keys.By(ask, k => k.CreatedAt),
            _ => keys.By(ask, k => k.RevokedAt != null),
        };
        return await sorted.ThenByDescending(k => k.CreatedAt).ThenBy(k => k.Id)
            .Select(k => new AssistantKeyView(k.Id, k.Prefix, k.Name, k.CreatedAt, k.RevokedAt != null)).PageAsync(ask, cancellationToken);
    }

    /// <summary>Ends a key of the actor's instance, with effect at once; its threads end by themselves.</summary>
    /// <exception cref="RefusedException">Not an administrator or the operator, no such key, or it has ended already.</exception>
    public Task RevokeAsync(Actor actor, Guid keyId, CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        Require(scope, actor);
        await scope.LockAsync("AssistantKeys", keyId);
        var key = await scope.Db.AssistantKeys.SingleOrDefaultAsync(
            k => k.Id == keyId && k.InstanceId == actor.InstanceId && k.RevokedAt == null, cancellationToken)
            ?? throw new RefusedException(Refusal.NotFound("Key", keyId));
        key.RevokedAt = clock.GetUtcNow();
        await scope.Db.SaveChangesAsync(cancellationToken);
        scope.Audit(actor, "assistant_key.revoked", key.RevokedAt.Value, subject: keyId.ToString("D"));
    }, cancellationToken);

    /// <summary>Who a key speaks for; null where it is unknown or revoked.</summary>
    public async Task<Actor?> FindAsync(string key, CancellationToken cancellationToken = default)
    {
        var hash = Hash(key);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var row = await db.AssistantKeys.AsNoTracking().SingleOrDefaultAsync(k => k.KeyHash == hash && k.RevokedAt == null, cancellationToken);
        if (row is not null) return ActorOf(row.Id, row.InstanceId, row.Name);
        return IsConfigured(hash) ? await ConfiguredAsync(db, hash, cancellationToken) : null;
    }

    private async Task<Actor?> ConfiguredAsync(CareChatDb db, byte[] hash, CancellationToken cancellationToken)
    {
        var name = options.Instance.Split('/', 2);
        var (tenant, instance) = (name[0], name.Length > 1 ? name[1] : "");
        var id = await db.Instances.Where(i => i.Name == instance && i.Tenant!.Name == tenant).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(cancellationToken);
        return id is { } found ? ActorOf(new Guid(hash.AsSpan(0, 16)), found, ConfiguredKey) with { IsConfigured = true } : null;
    }

    private bool IsConfigured(byte[] hash) =>
        configuration[ConfiguredKey] is { Length: > 0 } own && CryptographicOperations.FixedTimeEquals(Hash(own), hash);

    private static Actor ActorOf(Guid id, Guid instanceId, string name) =>
        new() { Kind = ActorKind.AssistantKey, Id = id, InstanceId = instanceId, Name = name };

    private static void Require(WriteScope scope, Actor actor)
    {
        scope.RequireLive(actor);
        if (!actor.IsAdministrator() && actor.Kind != ActorKind.Operator) throw new RefusedException(Refusal.NotFound("Key"));
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
