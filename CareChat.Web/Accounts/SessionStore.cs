using CareChat.Web.Audit;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>One open session, as its owner sees it.</summary>
public sealed record SessionView(Guid Id, string Browser, DateTimeOffset CreatedAt);

/// <summary>Opens and ends sessions. What has ended here is closed everywhere within a second.</summary>
public sealed class SessionStore(WriteLane lane, IDbContextFactory<CareChatDb> databases, Revocations revocations, TimeProvider clock)
{
    /// <summary>A session ends so long after its sign-in, however often it is used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>How long the row of an ended session is kept.</summary>
    public static readonly TimeSpan KeptEnded = TimeSpan.FromDays(30);

    /// <summary>Opens a session for a person who has just proved who they are.</summary>
    public Task<Guid> OpenAsync(Person person, string browser) => lane.WriteAsync(async scope =>
    {
        var now = clock.GetUtcNow();
        var session = new Session { Id = Guid.CreateVersion7(now), PersonId = person.Id, Browser = browser, CreatedAt = now };
        scope.Db.Sessions.Add(session);
        await scope.Db.SaveChangesAsync();
        await scope.Db.Users.Where(p => p.Id == person.Id && p.SignedInAt == null).ExecuteUpdateAsync(p => p.SetProperty(x => x.SignedInAt, now));
        var actor = new Actor { Kind = ActorKind.Person, Id = person.Id, InstanceId = person.InstanceId, SessionId = session.Id };
        scope.Audit(actor, "session.opened", now, subject: session.Id.ToString("D"));
        return session.Id;
    });

    /// <summary>Signs the actor out.</summary>
    public Task EndAsync(Actor actor) => lane.WriteAsync(async scope =>
    {
        if (await EndAsync(scope, scope.Db.Sessions.Where(s => s.Id == actor.SessionId && s.PersonId == actor.Id)) == 0) return;
        scope.Audit(actor, "session.ended", clock.GetUtcNow(), subject: $"{actor.SessionId:D}");
    });

    /// <summary>Signs the actor out everywhere else.</summary>
    public Task EndOthersAsync(Actor actor) => lane.WriteAsync(async scope =>
    {
        scope.RequireLive(actor);
        await EndAllAsync(scope, actor.Id, actor.SessionId);
        scope.Audit(actor, "session.others_ended", clock.GetUtcNow(), subject: actor.Id.ToString("D"));
    });

    /// <summary>Ends a person's sessions inside a transaction that changes the person; the caller audits.</summary>
    public Task<int> EndAllAsync(WriteScope scope, Guid personId, Guid? except = null) =>
        EndAsync(scope, scope.Db.Sessions.Where(s => s.PersonId == personId && s.Id != except));

    /// <summary>The actor's own open sessions, newest first.</summary>
    public async Task<IReadOnlyList<SessionView>> ListAsync(Actor actor)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Sessions.Where(s => s.PersonId == actor.Id && s.RevokedAt == null)
            .OrderByDescending(s => s.CreatedAt).Take(50)
            .Select(s => new SessionView(s.Id, s.Browser, s.CreatedAt)).ToListAsync();
    }

    /// <summary>Ends sessions that are too old and removes those that ended long ago.</summary>
    /// <returns>How many rows went.</returns>
    public Task<int> SweepAsync(CancellationToken cancellationToken = default) => lane.WriteAsync(async scope =>
    {
        var now = clock.GetUtcNow();
        await EndAsync(scope, scope.Db.Sessions.Where(s => s.CreatedAt < now - Longest));
        return await scope.Db.Sessions.Where(s => s.RevokedAt < now - KeptEnded).ExecuteDeleteAsync(CancellationToken.None);
    }, cancellationToken);

    private async Task<int> EndAsync(WriteScope scope, IQueryable<Session> sessions)
    {
        var live = await sessions.Where(s => s.RevokedAt == null).ToListAsync();
        var now = clock.GetUtcNow();
        foreach (var session in live) session.RevokedAt = now;
        await scope.Db.SaveChangesAsync();
        scope.AfterCommit(() => live.ForEach(s => revocations.Ended(s.Id)));
        return live.Count;
    }
}
