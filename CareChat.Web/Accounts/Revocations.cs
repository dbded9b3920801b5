using System.Collections.Concurrent;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CareChat.Web.Accounts;

/// <summary>Whose session it is, and the account's security stamp, while the session lives.</summary>
public sealed record LiveSession(Guid PersonId, string Stamp);

/// <summary>
/// Which sessions still live. What this node ends is known at once; what another node ends is known within a second,
/// because nothing read from the database is believed for longer. Whoever holds a session open is told when it ends.
/// </summary>
public sealed class Revocations(IDbContextFactory<CareChatDb> databases, TimeProvider clock, ILogger<Revocations> log)
{
    private const int MostRemembered = 50_000;
    private static readonly TimeSpan Believed = TimeSpan.FromMilliseconds(750);

    /// <summary>Of this program's own: a compiled query holds for one model, and a test process has one for each database.</summary>
    private readonly Func<CareChatDb, Guid, LiveSession?> read = EF.CompileQuery((CareChatDb db, Guid id) => db.Sessions
        .Where(s => s.Id == id && s.RevokedAt == null && s.Person!.DisabledAt == null)
        .Select(s => new LiveSession(s.PersonId, s.Person!.SecurityStamp ?? "")).SingleOrDefault());

    private readonly ConcurrentDictionary<Guid, (long At, LiveSession? Session)> known = new();
    private readonly ConcurrentDictionary<Guid, Action[]> watchers = new();
    private readonly Lock gate = new();

    /// <summary>True while the session and its account are open.</summary>
    public bool IsLive(Guid sessionId) => Find(sessionId) is not null;

    /// <summary>The session while it lives; null from its end on.</summary>
    public LiveSession? Find(Guid sessionId)
    {
        if (known.TryGetValue(sessionId, out var entry) && clock.GetElapsedTime(entry.At) < Believed) return entry.Session;
        if (known.Count > MostRemembered) known.Clear();
        var asked = clock.GetTimestamp();
        using var db = databases.CreateDbContext();
        var session = read(db, sessionId);
        known[sessionId] = (asked, session);
        return session;
    }

    /// <summary>Calls back once when the session ends; at once where it has ended already.</summary>
    public IDisposable Subscribe(Guid sessionId, Action ended)
    {
        lock (gate) watchers[sessionId] = [.. watchers.GetValueOrDefault(sessionId, []), ended];
        var subscription = new Subscription(this, sessionId, ended);
        if (!IsLive(sessionId)) Ended(sessionId);
        return subscription;
    }

    /// <summary>Says that a session ended; called after the commit that ended it.</summary>
    public void Ended(Guid sessionId)
    {
        known[sessionId] = (clock.GetTimestamp(), null);
        if (!watchers.TryRemove(sessionId, out var told)) return;
        foreach (var ended in told)
        {
            try
            {
                ended();
            }
            catch (Exception failure)
            {
                log.LogError(failure, "A listener of session {Session} failed.", sessionId);
            }
        }
    }

    /// <summary>Forgets what was read about a session whose account changed.</summary>
    public void Forget(Guid sessionId) => known.TryRemove(sessionId, out _);

    /// <summary>Asks the database about every watched session: how this node hears of what others ended.</summary>
    internal void CheckWatched()
    {
        foreach (var sessionId in watchers.Keys)
            if (!IsLive(sessionId)) Ended(sessionId);
    }

    private void Remove(Guid sessionId, Action ended)
    {
        lock (gate)
        {
            var left = watchers.GetValueOrDefault(sessionId, []).Where(w => w != ended).ToArray();
            if (left.Length == 0) watchers.TryRemove(sessionId, out _);
            else watchers[sessionId] = left;
        }
    }

    private sealed class Subscription(Revocations revocations, Guid sessionId, Action ended) : IDisposable
    {
        public void Dispose() => revocations.Remove(sessionId, ended);
    }
}
