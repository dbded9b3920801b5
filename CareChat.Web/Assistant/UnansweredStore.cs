using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CareChat.Web.Data;

namespace CareChat.Web.Assistant;

/// <summary>Keeps what was asked and not answered, for whoever writes the articles. Whose question it was is not kept.</summary>
public sealed class UnansweredStore(WriteLane lane, TimeProvider clock)
{
    /// <summary>How many questions of an instance are kept; the longest not asked go first.</summary>
    public const int MostKept = 1000;

    /// <summary>How long one is kept after it was asked last.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private const int LongestText = 1000;

    /// <summary>Notes a question; one that was noted before is counted once more.</summary>
    public Task NoteAsync(Guid instanceId, string text) => lane.WriteAsync(scope =>
    {
        var kept = Cut(Whole(text).Trim());
        if (Folded(kept) is not { Length: > 0 } folded) return Task.CompletedTask;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(folded));
        scope.Execute(
            """
            INSERT INTO "UnansweredQuestions" ("Id", "InstanceId", "TextHash", "Text", "Count", "LastAskedAt") VALUES (@p0, @p1, @p2, @p3, 1, @p4)
            ON CONFLICT ("InstanceId", "TextHash") DO UPDATE SET "Count" = "UnansweredQuestions"."Count" + 1, "LastAskedAt" = excluded."LastAskedAt"
            """, Guid.CreateVersion7(clock.GetUtcNow()), instanceId, hash, kept, clock.GetUtcNow().ToUnixTimeMilliseconds());
        scope.Execute(
            """
            DELETE FROM "UnansweredQuestions" WHERE "InstanceId" = @p0 AND ("LastAskedAt" < @p2 OR "LastAskedAt" < (
              SELECT MIN("LastAskedAt") FROM (SELECT "LastAskedAt" FROM "UnansweredQuestions" WHERE "InstanceId" = @p0 ORDER BY "LastAskedAt" DESC LIMIT @p1) AS newest))
            """, instanceId, MostKept, (clock.GetUtcNow() - Kept).ToUnixTimeMilliseconds());
        return Task.CompletedTask;
    });

    /// <summary>The text without what does not make it another question: case, accents, blanks and marks.</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter)) folded.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>Without what no database keeps: halves of surrogate pairs and U+0000.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is not (0xFFFD or 0)));

    private static string Cut(string text) =>
        text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
}
