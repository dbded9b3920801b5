using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CareChat.Shared;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>A chat token as it is handed out, once (contract A.4b).</summary>
public sealed record MintedChatToken(Guid Id, string Token, Guid PatientId, DateTimeOffset ExpiresAt);

/// <summary>Who a chat token speaks for, and where.</summary>
public sealed record ChatTokenHolder(Actor Actor, string TenantName, string InstanceName, DateTimeOffset ExpiresAt);

/// <summary>Mints, lists, revokes and reads chat tokens: read-only keys to one patient's chat (contract A.4b).</summary>
public sealed class ChatTokenStore(IDbContextFactory<CareChatDb> databases, WriteLane lane, TimeProvider clock)
{
    /// <summary>The shortest, longest and usual life in minutes.</summary>
    public const int Shortest = 5, Longest = 1440, Usual = 60;

    /// <summary>Mints a token inside a transaction.</summary>
    /// <exception cref="RefusedException">No such patient, or a life outside the bounds.</exception>
    public MintedChatToken Mint(WriteScope scope, Actor actor, Guid patientId, int ttlMinutes)
    {
        if (ttlMinutes is < Shortest or > Longest)
            throw new RefusedException(Refusal.Invalid("ttlMinutes", $"ttlMinutes must be between {Shortest} and {Longest}"));
        scope.RequireLive(actor);
        RequirePatient(scope, actor, patientId);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var minted = new MintedChatToken(Guid.CreateVersion7(now), "ct_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)),
            patientId, now.AddMinutes(ttlMinutes));
        scope.Execute(
            """
            INSERT INTO "ChatTokens" ("Id", "TokenHash", "InstanceId", "PatientId", "ApiClientId", "CreatedAt", "ExpiresAt")
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
            """, minted.Id, Hash(minted.Token), actor.InstanceId, patientId, actor.Id, now.ToUnixTimeMilliseconds(), minted.ExpiresAt.ToUnixTimeMilliseconds());
        scope.Audit(actor, "chat_token.minted", now, patientId, minted.Id.ToString("D"));
        return minted;
    }

    /// <summary>The patient's tokens that open something now, newest first.</summary>
    public async Task<IReadOnlyList<ChatToken>> ListAsync(Actor actor, Guid patientId, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.ChatTokens.AsNoTracking()
            .Where(t => t.InstanceId == actor.InstanceId && t.PatientId == patientId && t.RevokedAt == null && t.ExpiresAt > now)
            .OrderByDescending(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Revokes a token, with effect at once.</summary>
    /// <exception cref="RefusedException">The patient has no such token that still opens something.</exception>
    public Task RevokeAsync(Actor actor, Guid patientId, Guid tokenId, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(scope =>
        {
            scope.RequireLive(actor);
            var now = clock.GetUtcNow();
            var changed = scope.Execute(
                """
                UPDATE "ChatTokens" SET "RevokedAt" = @p0
                WHERE "Id" = @p1 AND "PatientId" = @p2 AND "InstanceId" = @p3 AND "RevokedAt" IS NULL AND "ExpiresAt" > @p0
                """, now.ToUnixTimeMilliseconds(), tokenId, patientId, actor.InstanceId);
            if (changed == 0) throw new RefusedException(NotFound(tokenId.ToString("D")));
            scope.Audit(actor, "chat_token.revoked", now, patientId, tokenId.ToString("D"));
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Whom a token speaks for; null where it is unknown, expired or revoked, or its client is.</summary>
    public async Task<ChatTokenHolder?> FindAsync(string token, CancellationToken cancellationToken = default)
    {
        var hash = Hash(token);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from t in db.ChatTokens
            join client in db.ApiClients on t.ApiClientId equals client.Id
            join instance in db.Instances on t.InstanceId equals instance.Id
            where t.TokenHash == hash && t.RevokedAt == null && t.ExpiresAt > now && client.RevokedAt == null
            select new ChatTokenHolder(
                new Actor { Kind = ActorKind.ChatToken, Id = t.Id, InstanceId = t.InstanceId, PatientId = t.PatientId },
                instance.Tenant!.Name, instance.Name, t.ExpiresAt)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The refusal for a token that is not there.</summary>
    public static Refusal NotFound(string id) => new(RefusalKind.NotFound, "CHAT_TOKEN_NOT_FOUND", "Chat token was not found", Id: id);

    private static void RequirePatient(WriteScope scope, Actor actor, Guid patientId)
    {
        if (scope.Scalar("""SELECT 1 FROM "Patients" WHERE "Id" = @p0 AND "InstanceId" = @p1""", patientId, actor.InstanceId) is null)
            throw new RefusedException(Refusal.NotFound("Patient", patientId));
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
