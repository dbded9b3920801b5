namespace CareChat.Web.Accounts;

/// <summary>
/// Wrong tries by key, and how long the next one must wait: some are free, then the wait doubles. Kept in memory, on each
/// node by itself: a guess must not cost a write, and two nodes let through twice of very little. What is made up fills
/// nothing: there is room for so many keys, and the ones that were quiet longest go first.
/// </summary>
internal sealed class WrongTries(SignInOptions options, TimeProvider clock)
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

    /// <summary>Counts a try as wrong before it is looked at, so that many at once are counted as many.</summary>
    public void Add(Guid key, int free, TimeSpan first, TimeSpan longest)
    {
        lock (gate)
        {
            var count = (Find(key)?.Count ?? 0) + 1;
            var doublings = Math.Min(count - free - 1, 20);
            var wait = doublings < 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Min(longest.Ticks, first.Ticks << doublings));
            Keep(key, new Entry(count, clock.GetUtcNow() + wait));
        }
    }

    /// <summary>Makes a key wait before its first try.</summary>
    public void Delay(Guid key, TimeSpan wait)
    {
        lock (gate) Keep(key, new Entry(Find(key)?.Count ?? 0, clock.GetUtcNow() + wait));
    }

    /// <summary>Takes back one try that turned out right.</summary>
    public void TakeBack(Guid key)
    {
        lock (gate)
        {
            if (Find(key) is not { } entry) return;
            if (entry.Count <= 1) entries.Remove(key);
            else entries[key] = entry with { Count = entry.Count - 1 };
        }
    }

    /// <summary>Forgets a key.</summary>
    public void Forget(Guid key)
    {
        lock (gate) entries.Remove(key);
    }

    private Entry? Find(Guid key)
    {
        if (!entries.TryGetValue(key, out var entry)) return null;
        if (entry.Until + options.Remembered > clock.GetUtcNow()) return entry;
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
