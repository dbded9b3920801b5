namespace CareChat.Web.Accounts;

/// <summary>One key that a try counts at.</summary>
/// <param name="Key">Who tries what.</param>
/// <param name="Free">Wrong tries that cost no wait.</param>
/// <param name="First">The first wait; each further wrong try doubles it.</param>
/// <param name="Longest">The longest wait.</param>
/// <param name="IsWaitedFor">False for a try that counts here and need not wait for what others tried.</param>
internal sealed record Tally(Guid Key, int Free, TimeSpan First, TimeSpan Longest, bool IsWaitedFor = true);

/// <summary>
/// Wrong tries by key, and how long the next one must wait: some are free, then the wait doubles. Kept in memory, on each
/// node by itself: a guess must not cost a write, and two nodes let through twice of very little. What is made up fills
/// nothing: there is room for so many keys, and the ones that were quiet longest go first.
/// </summary>
internal sealed class WrongTries(TimeSpan remembered, TimeProvider clock)
{
    private const int MostKeys = 65_536;

    private readonly Dictionary<Guid, Entry> entries = [];
    private readonly Lock gate = new();

    /// <summary>How many keys are kept.</summary>
    public int Size
    {
        get
        {
            lock (gate) return entries.Count;
        }
    }

    /// <summary>How often the key was wrong.</summary>
    public int CountOf(Guid key)
    {
        lock (gate) return Find(key)?.Count ?? 0;
    }

    /// <summary>What is left of the key's wait; zero where it may try.</summary>
    public TimeSpan WaitOf(Guid key)
    {
        lock (gate) return Find(key) is { } entry && entry.Until > clock.GetUtcNow() ? entry.Until - clock.GetUtcNow() : TimeSpan.Zero;
    }

    /// <summary>True for a key that was never wrong and has not waited.</summary>
    public bool IsNew(Guid key)
    {
        lock (gate) return Find(key) is null;
    }

    /// <summary>Makes a key wait before its first try.</summary>
    public void Delay(Guid key, TimeSpan wait)
    {
        lock (gate) Keep(key, new Entry(Find(key)?.Count ?? 0, clock.GetUtcNow() + wait));
    }

    /// <summary>
    /// Counts a try as wrong at every key, before it is looked at, so that many at once are counted as many. Where one of
    /// the keys must wait, the try does, and is counted nowhere.
    /// </summary>
    public Try Begin(params IReadOnlyList<Tally> tallies)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var until = tallies.Where(t => t.IsWaitedFor).Max(t => Find(t.Key)?.Until ?? now);
            if (until > now) return new Try(until - now, () => { });
            var before = tallies.Select(t => Count(t, now)).ToList();
            return new Try(TimeSpan.Zero, () => TakeBack(tallies, before));
        }
    }

    private Entry? Count(Tally tally, DateTimeOffset now)
    {
        var before = Find(tally.Key);
        var count = (before?.Count ?? 0) + 1;
        var doublings = Math.Min(count - tally.Free - 1, 20);
        var wait = doublings < 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(tally.Longest.Ticks, tally.First.Ticks << doublings));
        Keep(tally.Key, new Entry(count, now + wait));
        return before;
    }

    /// <summary>Takes back a try that turned out right, and the wait it made; what others tried meanwhile stays.</summary>
    private void TakeBack(IReadOnlyList<Tally> tallies, List<Entry?> before)
    {
        lock (gate)
        {
            for (var i = 0; i < tallies.Count; i++)
            {
                var key = tallies[i].Key;
                if (Find(key) is not { } entry) continue;
                if (entry.Count != (before[i]?.Count ?? 0) + 1) entries[key] = entry with { Count = entry.Count - 1 };
                else if (before[i] is { } old) entries[key] = old;
                else entries.Remove(key);
            }
        }
    }

    private Entry? Find(Guid key)
    {
        if (!entries.TryGetValue(key, out var entry)) return null;
        if (entry.Until + remembered > clock.GetUtcNow()) return entry;
        entries.Remove(key);
        return null;
    }

    private void Keep(Guid key, Entry entry)
    {
        if (entries.Count >= MostKeys && !entries.ContainsKey(key))
            foreach (var old in entries.OrderBy(e => e.Value.Until).Take(MostKeys / 8).Select(e => e.Key).ToList()) entries.Remove(old);
        entries[key] = entry;
    }

    private sealed record Entry(int Count, DateTimeOffset Until);
}
