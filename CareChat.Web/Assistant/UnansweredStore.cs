using System.Security.Cryptography;
using System.Text;
using CareChat.Web.Data;

namespace CareChat.Web.Assistant;

/// <summary>Keeps what was asked and not answered, for whoever writes the articles. Whose question it was is not kept.</summary>
public sealed class UnansweredStore(WriteLane lane, TimeProvider clock)
{
    /// <summary>How many questions of an instance are kept; the longest not asked go first.</summary>
    public const int MostKept = 1000;

    private const int LongestText = 1000;

    /// <summary>Notes a question; one that was noted before is counted once more.</summary>
    public Task NoteAsync(Guid instanceId, string text) => lane.WriteAsync(scope =>
    {
        var kept = Cut(text.Trim());
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Folded(kept)));
        scope.Execute(
            """
            INSERT INTO "UnansweredQuestions" ("Id", "InstanceId", "TextHash", "Text", "Count", "LastAskedAt") VALUES (@p0, @p1, @p2, @p3, 1, @p4)
            ON CONFLICT ("InstanceId", "TextHash") DO UPDATE SET "Count" = "UnansweredQuestions"."Count" + 1, "LastAskedAt" = excluded."LastAskedAt"
            """, Guid.CreateVersion7(clock.GetUtcNow()), instanceId, hash, kept, clock.GetUtcNow().ToUnixTimeMilliseconds());
        scope.Execute(
            """
            DELETE FROM "UnansweredQuestions" WHERE "InstanceId" = @p0 AND "LastAskedAt" < (
              SELECT MIN("LastAskedAt") FROM (SELECT "LastAskedAt" FROM "UnansweredQuestions" WHERE "InstanceId" = @p0 ORDER BY "LastAskedAt" DESC LIMIT @p1) AS newest)
            """, instanceId, MostKept);
        return Task.CompletedTask;
    });

    /// <summary>The text without what does not make it another question: case, blanks and marks.</summary>
    private static string Folded(string text) =>
        string.Join(' ', text.ToUpperInvariant().Split([' ', '\n', '\r', '\t', '.', ',', '?', '!', '¿', '¡'], StringSplitOptions.RemoveEmptyEntries));

    private static string Cut(string text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
