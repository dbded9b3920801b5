using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>A key as it is handed out: <paramref name="Key"/> is shown here and never again (contract C.9).</summary>
public sealed record NewPersonalKey(Guid KeyId, string Key, string Prefix, string Label, DateTimeOffset? ExpiresAt, DateTimeOffset CreatedAt);

/// <summary>A key as its owner sees it later (contract C.9).</summary>
public sealed record PersonalKeyView(Guid KeyId, string Prefix, string Label, DateTimeOffset? ExpiresAt, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt);

/// <summary>
/// The keys with which outside agents act for a patient's account (contract C.0, C.9). Nothing about a key is
/// remembered between two requests, so that a revocation holds from the next one on, on every node.
/// </summary>
public sealed class PersonalKeyStore(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock, ILogger<PersonalKeyStore> log)
{
    /// <summary>The most keys of an account that are not revoked.</summary>
    public const int MostKeys = 20;

    /// <summary>The longest label, in characters.</summary>
    public const int LongestLabel = 100;

    /// <summary>What every key begins with.</summary>
    public const string KeyStart = "ak_";

    private const int Digits = 64;
    private const int ShownDigits = 8;
    private static readonly TimeSpan UseStep = TimeSpan.FromMinutes(1);

    /// <summary>Makes a key for the actor's own account, whether it came with a session or with another key.</summary>
    /// <exception cref="RefusedException">No patient's account, a wrong label or time, or too many keys (<c>TOO_MANY_KEYS</c>).</exception>
    public Task<NewPersonalKey> CreateAsync(Actor actor, string? label, DateTimeOffset? expiresAt, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(scope => CreateAsync(scope, actor, actor.Account ?? Guid.Empty, label, expiresAt), cancellationToken);

    /// <summary>The same inside a transaction that does more; the operator may make one for anybody's account.</summary>
    public async Task<NewPersonalKey> CreateAsync(WriteScope scope, Actor actor, Guid personId, string? label, DateTimeOffset? expiresAt)
    {
        scope.RequireLive(actor);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        if (expiresAt <= now) throw new RefusedException(Refusal.Invalid("expiresAt", "expiresAt must be in the future"));
        var text = TextRules.Accept(label, "label", LongestLabel);
        await RequireRoomAsync(scope, actor, personId);
        var key = KeyStart + RandomNumberGenerator.GetHexString(Digits, lowercase: true);
        var row = new PersonalKey
        {
            Id = Guid.CreateVersion7(now),
            PersonId = personId,
            KeyHash = Hash(key),
            Prefix = key[..(KeyStart.Length + ShownDigits)],
            Label = text,
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };
        scope.Db.PersonalKeys.Add(row);
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "personal_key.created", now, subject: row.Id.ToString("D"));
        return new NewPersonalKey(row.Id, key, row.Prefix, text, expiresAt, now);
    }

    /// <summary>The keys of the actor's account that are not revoked, newest first.</summary>
    public async Task<IReadOnlyList<PersonalKeyView>> ListAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        if (actor.Account is not { } account) return [];
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.PersonalKeys.Where(k => k.PersonId == account && k.RevokedAt == null)
            .OrderByDescending(k => k.CreatedAt).ThenByDescending(k => k.Id)
            .Select(k => new PersonalKeyView(k.Id, k.Prefix, k.Label, k.ExpiresAt, k.CreatedAt, k.LastUsedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>Ends a key of the actor's account, with effect at once.</summary>
    /// <exception cref="RefusedException">The account has no such key, or it has ended already.</exception>
    public Task RevokeAsync(Actor actor, Guid keyId, CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        scope.RequireLive(actor);
        var account = actor.Account;
        await scope.LockAsync("PersonalKeys", keyId);
        var key = account is null ? null : await scope.Db.PersonalKeys.SingleOrDefaultAsync(
            k => k.Id == keyId && k.PersonId == account && k.RevokedAt == null, cancellationToken);
        if (key is null) throw new RefusedException(Refusal.NotFound("Key", keyId));
        key.RevokedAt = clock.GetUtcNow();
        await scope.Db.SaveChangesAsync();
        scope.Audit(actor, "personal_key.revoked", key.RevokedAt.Value, subject: keyId.ToString("D"));
    }, cancellationToken);

    /// <summary>Ends all keys of an account, inside a transaction that has locked the person.</summary>
    public async Task EndAllAsync(WriteScope scope, Actor actor, Guid personId)
    {
        var now = clock.GetUtcNow();
        var live = await scope.Db.PersonalKeys.Where(k => k.PersonId == personId && k.RevokedAt == null).OrderBy(k => k.Id).ToListAsync();
        foreach (var key in live) key.RevokedAt = now;
        await scope.Db.SaveChangesAsync();
        foreach (var key in live) scope.Audit(actor, "personal_key.revoked", now, subject: key.Id.ToString("D"));
    }

    /// <summary>Who a key speaks for; null where it is unknown, revoked or run out, or its account is closed.</summary>
    public async Task<Actor?> FindAsync(string key, CancellationToken cancellationToken = default)
    {
        if (key.Length != KeyStart.Length + Digits || !key.StartsWith(KeyStart, StringComparison.Ordinal)) return null;
        var (hash, now) = (Hash(key), clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.PersonalKeys.Live(now).AsNoTracking().Include(k => k.Person).SingleOrDefaultAsync(
            k => k.KeyHash == hash && k.Person!.DisabledAt == null && k.Person.Role == Roles.Patient, cancellationToken);
        if (found is null) return null;
        await NoteUseAsync(found, now);
        var person = found.Person!;
        return new Actor
        {
            Kind = ActorKind.Agent,
            Id = found.Id,
            OwnerId = person.Id,
            InstanceId = person.InstanceId,
            PatientId = person.PatientId,
            Role = Roles.Patient,
            Name = person.DisplayName,
        };
    }

    /// <summary>Writes when a key was used, once a minute at most. Where that fails (a full disk), reading goes on.</summary>
    private async Task NoteUseAsync(PersonalKey key, DateTimeOffset now)
    {
        if (now - key.LastUsedAt < UseStep) return;
        try
        {
            await lane.WriteAsync(scope => Task.FromResult(scope.Execute(
                """UPDATE "PersonalKeys" SET "LastUsedAt" = @p0 WHERE "Id" = @p1""", now.ToUnixTimeMilliseconds(), key.Id)));
        }
        catch (Exception failure) when (failure is DbException or IOException)
        {
            log.LogWarning(failure, "The use of key {Key} could not be noted.", key.Id);
        }
    }

    private static async Task RequireRoomAsync(WriteScope scope, Actor actor, Guid personId)
    {
        if (actor.Account != personId && actor.Kind != ActorKind.Operator) throw new RefusedException(Refusal.NotFound("Person"));
        await scope.LockAsync("AspNetUsers", personId);
        scope.RequireLive(actor); // whoever waited may have been signed out meanwhile
        if (!await scope.Db.Users.AnyAsync(p => p.Id == personId && p.InstanceId == actor.InstanceId && p.Role == Roles.Patient))
            throw new RefusedException(Refusal.NotFound("Person"));
        if (await scope.Db.PersonalKeys.CountAsync(k => k.PersonId == personId && k.RevokedAt == null) >= MostKeys)
            throw new RefusedException(Refusal.Conflict("TOO_MANY_KEYS", $"an account can have at most {MostKeys} keys"));
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

/// <summary>Which keys hold.</summary>
internal static class LiveKeys
{
    /// <summary>The keys that are neither revoked nor run out.</summary>
    public static IQueryable<PersonalKey> Live(this IQueryable<PersonalKey> keys, DateTimeOffset now) =>
        keys.Where(k => k.RevokedAt == null && (k.ExpiresAt == null || k.ExpiresAt > now));
}
