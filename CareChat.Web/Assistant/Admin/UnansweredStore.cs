using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Admin;

/// <summary>Something asked and not answered.</summary>
/// <param name="Count">How often.</param>
public sealed record UnansweredView(Guid Id, string Text, int Count, DateTimeOffset LastAskedAt);

/// <summary>One page of them, the newest first.</summary>
/// <param name="Next">The last row, after which the next page begins; null at the end.</param>
public sealed record UnansweredPage(IReadOnlyList<UnansweredView> Rows, UnansweredView? Next);

/// <summary>Keeps what was asked and not answered, without whose question it was, for whoever writes the articles.</summary>
public sealed class UnansweredStore(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>How many an instance keeps; the oldest go.</summary>
    public const int Most = 1000;

    private const int LongestText = 1000;

    /// <summary>Notes a question; the same again, however it is written, counts up.</summary>
    public Task NoteAsync(Guid instanceId, string text, CancellationToken cancellationToken = default) =>
        lane.WriteAsync(scope =>
        {
            Note(scope, instanceId, text);
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>The same inside a transaction that does more.</summary>
    public void Note(WriteScope scope, Guid instanceId, string text)
    {
        var folded = Fold(text);
        if (folded.Length == 0) return;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(folded));
        var now = clock.GetUtcNow();
        scope.Execute(
            """
            INSERT INTO "UnansweredQuestions" ("Id", "InstanceId", "TextHash", "Text", "Count", "LastAskedAt") VALUES (@p0, @p1, @p2, @p3, 1, @p4)
            ON CONFLICT ("InstanceId", "TextHash") DO UPDATE SET "Count" = "UnansweredQuestions"."Count" + 1, "LastAskedAt" = @p4
            """, Guid.CreateVersion7(now), instanceId, hash, Cut(text.Trim()), now.ToUnixTimeMilliseconds());
        scope.Execute(
            $"""
            DELETE FROM "UnansweredQuestions" WHERE "Id" IN (SELECT "Id" FROM "UnansweredQuestions" WHERE "InstanceId" = @p0
              ORDER BY "LastAskedAt" DESC, "Id" DESC LIMIT 100 OFFSET {Most})
            """, instanceId);
    }

    /// <summary>The questions of the actor's instance after a row; none for others than administrators.</summary>
    public async Task<UnansweredPage> PageAsync(Actor actor, UnansweredView? after, int size, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        var questions = Kept(db, actor);
        if (after is not null) questions = questions.Where(q => q.LastAskedAt <= after.LastAskedAt && (q.LastAskedAt < after.LastAskedAt || q.Id < after.Id));
        var rows = await questions.OrderByDescending(q => q.LastAskedAt).ThenByDescending(q => q.Id).Take(size + 1)
            .Select(q => new UnansweredView(q.Id, q.Text, q.Count, q.LastAskedAt)).ToListAsync(cancellationToken);
        return rows.Count <= size ? new UnansweredPage(rows, null) : new UnansweredPage(rows[..size], rows[size - 1]);
    }

    /// <summary>One question; null where it is not there or not the actor's.</summary>
    public async Task<UnansweredView?> FindAsync(Actor actor, Guid questionId, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        return await Kept(db, actor).Where(q => q.Id == questionId).Select(q => new UnansweredView(q.Id, q.Text, q.Count, q.LastAskedAt)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>How many there are.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Kept(db, actor).CountAsync(cancellationToken);
    }

    /// <summary>Puts a question away: it is answered now, or not worth an article. One that is gone already stays so.</summary>
    /// <exception cref="RefusedException">No administrator, or no longer signed in.</exception>
    public Task DismissAsync(Actor actor, Guid questionId, CancellationToken cancellationToken = default) => lane.WriteAsync(scope =>
    {
        scope.RequireLive(actor);
        if (!actor.IsAdministrator()) throw new RefusedException(Refusal.NotFound("Question"));
        if (scope.Execute("""DELETE FROM "UnansweredQuestions" WHERE "Id" = @p0 AND "InstanceId" = @p1""", questionId, actor.InstanceId) > 0)
            scope.Audit(actor, "unanswered.dismissed", clock.GetUtcNow(), subject: questionId.ToString("D"));
        return Task.CompletedTask;
    }, cancellationToken);

    private static IQueryable<UnansweredQuestion> Kept(CareChatDb db, Actor actor) =>
        db.UnansweredQuestions.AsNoTracking().Where(q => actor.IsAdministrator() && q.InstanceId == actor.InstanceId);

    /// <summary>The text without case, accents, marks and doubled blanks.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Whole(text).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter)) folded.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>Without halves of surrogate pairs, which cannot be normalized, and without U+0000.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value is not (0xFFFD or 0)));

    private static string Cut(string text)
    {
        var whole = Whole(text);
        if (whole.Length <= LongestText) return whole;
        return whole[..(char.IsHighSurrogate(whole[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }
}
