using CareChat.Shared;

namespace CareChat.Web.Data;

/// <summary>A client's wish that a retried request be done once (contract part 1, <c>Idempotency-Key</c>).</summary>
/// <param name="CredentialId">Whose key it is.</param>
/// <param name="Path">The address it was sent to.</param>
/// <param name="Key">1 to 128 characters the client chose.</param>
/// <param name="RequestHash">SHA-256 of the body: the same key with another body is a conflict.</param>
public sealed record IdempotencyClaim(Guid CredentialId, string Path, string Key, byte[] RequestHash);

/// <summary>An answer as it was, or will be, sent.</summary>
public sealed record Answer(int Status, string Body, string? Location = null, bool IsReplay = false);

/// <summary>Does a piece of work once per claim; the record commits with the work itself.</summary>
public static class Idempotency
{
    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The stored answer where the claim was met before; otherwise the work's answer, stored.</summary>
    /// <exception cref="RefusedException">The key was used with another body.</exception>
    public static async Task<Answer> OnceAsync(this WriteScope scope, IdempotencyClaim? claim, DateTimeOffset now, Func<Task<Answer>> work)
    {
        if (claim is null) return await work();
        if (scope.Stored(claim, now) is { } stored) return stored;
        var answer = await work();
        Save(scope, claim, answer, now);
        return answer;
    }

    /// <summary>The stored answer of a claim that was met before, for work that costs much before it is written; null for none.</summary>
    /// <exception cref="RefusedException">The key was used with another body.</exception>
    public static Answer? Stored(this SqlScope scope, IdempotencyClaim claim, DateTimeOffset now)
    {
        var oldest = (now - Lifetime).ToUnixTimeMilliseconds();
        using var row = scope.Query(
            """
            SELECT "RequestHash", "Status", "Body", "Location" FROM "IdempotencyRecords"
            WHERE "CredentialId" = @p0 AND "Path" = @p1 AND "Key" = @p2 AND "CreatedAt" > @p3
            """, claim.CredentialId, claim.Path, claim.Key, oldest);
        if (!row.Read()) return null;
        if (!row.GetBytes(0).AsSpan().SequenceEqual(claim.RequestHash))
            throw new RefusedException(Refusal.Conflict("IDEMPOTENCY_KEY_REUSED", "Idempotency-Key was used with another request"));
        return new Answer(row.GetInt32(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), IsReplay: true);
    }

    /// <summary>Whether a key was met before, whatever came with it: asked before a body is read.</summary>
    public static bool IsKnown(this SqlScope scope, Guid credentialId, string path, string key, DateTimeOffset now)
    {
        using var row = scope.Query(
            """
            SELECT 1 FROM "IdempotencyRecords"
            WHERE "CredentialId" = @p0 AND "Path" = @p1 AND "Key" = @p2 AND "CreatedAt" > @p3
            """, credentialId, path, key, (now - Lifetime).ToUnixTimeMilliseconds());
        return row.Read();
    }

    private static void Save(WriteScope scope, IdempotencyClaim claim, Answer answer, DateTimeOffset now)
    {
        scope.Execute(
            """DELETE FROM "IdempotencyRecords" WHERE "CredentialId" = @p0 AND "Path" = @p1 AND "Key" = @p2""",
            claim.CredentialId, claim.Path, claim.Key);
        scope.Execute(
            """
            INSERT INTO "IdempotencyRecords" ("CredentialId", "Path", "Key", "RequestHash", "Status", "Body", "Location", "CreatedAt")
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
            """, claim.CredentialId, claim.Path, claim.Key, claim.RequestHash, answer.Status, answer.Body,
            answer.Location, now.ToUnixTimeMilliseconds());
    }
}
