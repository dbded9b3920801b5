using CareChat.Shared;
using CareChat.Web.Accounts;
using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Assistant.Admin;

/// <summary>Something asked and not answered.</summary>
/// <param name="Count">How often.</param>
public sealed record UnansweredView(Guid Id, string Text, int Count, DateTimeOffset LastAskedAt);

/// <summary>What administrators see and do about the questions that <see cref="UnansweredStore"/> keeps.</summary>
public sealed class UnansweredList(WriteLane lane, IDbContextFactory<CareChatDb> databases, TimeProvider clock)
{
    /// <summary>A page of the questions of the actor's instance, the newest first unless a column is named; none for others than administrators.</summary>
    /// <param name="words">Each of them stands in the question; empty for all.</param>
    public async Task<ListPage<UnansweredView>> PageAsync(Actor actor, string? words, ListAsk ask, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.RequireLiveAsync(actor, cancellationToken);
        var questions = Kept(db, actor);
        foreach (var word in Listing.Words(words).Select(w => $"%{w}%"))
            questions = questions.Where(q => EF.Functions.Like(q.Text.ToLower(), word, "\\"));
        var sorted = ask.Sort switch
        {
            nameof(UnansweredView.Text) => questions.By(ask, q => q.Text),
            nameof(UnansweredView.Count) => questions.By(ask, q => q.Count),
            nameof(UnansweredView.LastAskedAt) => questions.By(ask, q => q.LastAskedAt),
            _ => questions.OrderByDescending(q => q.LastAskedAt),
        };
        return await sorted.ThenByDescending(q => q.LastAskedAt).ThenByDescending(q => q.Id)
            .Select(q => new UnansweredView(q.Id, q.Text, q.Count, q.LastAskedAt)).PageAsync(ask, cancellationToken);
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
