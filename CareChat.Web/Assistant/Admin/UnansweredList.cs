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

/// <summary>What administrators see and do about the questions that <see cref="UnansweredStore"/> keeps.</summary>
public sealed class UnansweredList(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
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
}
