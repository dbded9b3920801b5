using CareChat.Shared;

namespace CareChat.Web.Data;

/// <summary>A client's wish that a retried request be done once (contract part 1, <c>Idempotency-Key</c>).</summary>
/// <param name="CredentialId">Whose key it is.</param>
/// <param name="Path">The address it was sent to.</param>
/// <param name="Key">1 to 128 characters the client chose.</param>
/// <param name="RequestHash">SHA-256 of what the body says: the same key with another body is a conflict.</param>
/// <param name="Kept">How answers are kept.</param>
public sealed record IdempotencyClaim(Guid CredentialId, string Path, string Key, byte[] RequestHash, KeptAnswers Kept);

/// <summary>An answer as it was, or will be, sent.</summary>
/// <param name="SubjectId">The thread or patient it tells of, with which it ends; null for none.</param>
public sealed record Answer(int Status, string Body, string? Location = null, Guid? SubjectId = null, bool IsReplay = false);

/// <summary>
/// Does a piece of work once per claim. The claim is written before the work and commits with it, so that of two requests
/// at once the second waits for the first: it is answered the same, or does the work where the first did not.
/// </summary>
public static class Idempotency
{
    private static readonly Refusal Reused = Refusal.Conflict("IDEMPOTENCY_KEY_REUSED", "Idempotency-Key was used with another request");

    private static readonly Refusal Gone =
        Refusal.Conflict("IDEMPOTENCY_ANSWER_GONE", "The request with this Idempotency-Key was done; its answer is not kept any more");

    /// <summary>The stored answer where the claim was met before; otherwise the work's answer, stored.</summary>
    /// <exception cref="RefusedException">The key was used with another body, or the answer cannot be read any more.</exception>
    public static async Task<Answer> OnceAsync(this WriteScope scope, IdempotencyClaim? claim, DateTimeOffset now, Func<Task<Answer>> work)
    {
        if (claim is null) return await work();
        while (await ClaimAsync(scope, claim, now) == 0)
        {
            if (scope.Stored(claim, now) is { } stored) return stored; // else it has just been removed
        }
        var answer = await work();
        scope.Execute(
            """
            UPDATE "IdempotencyRecords" SET "Status" = @p3, "Answer" = @p4, "SubjectId" = @p5
            WHERE "CredentialId" = @p0 AND "Path" = @p1 AND "Key" = @p2
            """, claim.CredentialId, claim.Path, claim.Key, answer.Status, claim.Kept.Seal(answer), answer.SubjectId);
        return answer;
    }

    /// <summary>The stored answer of a claim that was met before, for work that costs much before it is written; null for none.</summary>
    /// <exception cref="RefusedException">The key was used with another body, or the answer cannot be read any more.</exception>
    public static Answer? Stored(this SqlScope scope, IdempotencyClaim claim, DateTimeOffset now)
    {
        using var row = scope.Query(
            """
            SELECT "RequestHash", "Status", "Answer" FROM "IdempotencyRecords"
            WHERE "CredentialId" = @p0 AND "Path" = @p1 AND "Key" = @p2 AND "CreatedAt" > @p3
            """, claim.CredentialId, claim.Path, claim.Key, claim.Kept.Oldest(now));
        if (!row.Read()) return null;
        if (!row.GetBytes(0).AsSpan().SequenceEqual(claim.RequestHash)) throw new RefusedException(Reused);
        return claim.Kept.Open(row.GetInt32(1), row.GetBytes(2)) ?? throw new RefusedException(Gone);
    }

    /// <summary>Whether a key was met before, whatever came with it: asked before a body is read.</summary>
    public static bool IsKnown(this SqlScope scope, Guid credentialId, string path, string key, KeptAnswers kept, DateTimeOffset now) => scope.Scalar(
        """
        SELECT 1 FROM "IdempotencyRecords"
        WHERE "CredentialId" = @p0 AND "Path" = @p1 AND "Key" = @p2 AND "CreatedAt" > @p3
        """, credentialId, path, key, kept.Oldest(now)) is not null;

    /// <summary>The same, outside of any transaction; null where no claim is made.</summary>
    public static Answer? Stored(this ReadLane reads, IdempotencyClaim? claim, DateTimeOffset now)
    {
        if (claim is null) return null;
        using var scope = reads.Open();
        return scope.Stored(claim, now);
    }

    /// <summary>Writes the claim, in place of one whose lifetime is over; waits for a request that has it and is not done.</summary>
    /// <returns>0 where it is another's.</returns>
    private static Task<int> ClaimAsync(WriteScope scope, IdempotencyClaim claim, DateTimeOffset now) => scope.ExecuteAsync(
        """
        INSERT INTO "IdempotencyRecords" ("CredentialId", "Path", "Key", "RequestHash", "Status", "Answer", "SubjectId", "CreatedAt")
        VALUES (@p0, @p1, @p2, @p3, 0, @p4, NULL, @p5)
        ON CONFLICT ("CredentialId", "Path", "Key") DO UPDATE
        SET "RequestHash" = excluded."RequestHash", "Status" = 0, "Answer" = excluded."Answer", "SubjectId" = NULL,
          "CreatedAt" = excluded."CreatedAt"
        WHERE "IdempotencyRecords"."CreatedAt" <= @p6
        """, claim.CredentialId, claim.Path, claim.Key, claim.RequestHash, Array.Empty<byte>(), now.ToUnixTimeMilliseconds(),
        claim.Kept.Oldest(now));
}
