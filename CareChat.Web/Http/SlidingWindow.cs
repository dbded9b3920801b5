using System.Collections.Concurrent;

namespace CareChat.Web.Http;

/// <summary>
/// Lets a key through so many times in any span of the window's length, not per calendar minute. Our own, because
/// the framework's limiters read the machine's clock and cannot be moved by a <see cref="TimeProvider"/>.
/// </summary>
/// <remarks>
/// Calls are counted in slots of a six-hundredth of the window, so a key costs a few kilobytes at most, however
/// high the limit; keys that have been quiet for a window are forgotten.
/// </remarks>
public sealed class SlidingWindow(TimeProvider clock, TimeSpan window, int limit)
{
    private const int SlotsPerWindow = 600;
    private const int SweepEvery = 4096;
    private const int MostKeys = 131_072;
    private const int Pots = 4096;

    private readonly ConcurrentDictionary<Guid, Track> tracks = new();
    private readonly long windowMs = (long)window.TotalMilliseconds;
    private readonly long slotMs = Math.Max(1, (long)window.TotalMilliseconds / SlotsPerWindow);
    private int newKeys;

    /// <summary>Counts a call of the key, or says how long it must wait; a call that must wait is not counted.</summary>
    public LimitState Take(Guid key)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (!tracks.TryGetValue(key, out var track))
        {
            // made-up keys fill nothing: beyond so many, new ones share
            if (Volatile.Read(ref newKeys) >= MostKeys) key = Pot(key);
            track = tracks.GetOrAdd(key, _ => new Track());
            if (Interlocked.Increment(ref newKeys) % SweepEvery == 0) Sweep(now);
        }
        lock (track) return track.Take(now, now - (now % slotMs), windowMs, limit);
    }

    /// <summary>How the key stands, without counting anything.</summary>
    public LimitState Peek(Guid key)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (!tracks.TryGetValue(key, out var track) && !tracks.TryGetValue(Pot(key), out track)) return new LimitState(limit > 0, limit, limit, 1);
        lock (track) return track.Look(now, windowMs, limit);
    }

    private static Guid Pot(Guid key) => new((uint)key.GetHashCode() % Pots, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private void Sweep(long now)
    {
        foreach (var (key, track) in tracks)
            if (track.Newest <= now - windowMs) tracks.TryRemove(key, out _);
        Volatile.Write(ref newKeys, tracks.Count);
    }

    private sealed class Track
    {
        private readonly Queue<(long At, int Count)> slots = new();
        private long newestAt = long.MinValue;
        private int newestCount;
        private int total;

        public long Newest => Volatile.Read(ref newestAt);

        public LimitState Look(long now, long windowMs, int limit)
        {
            Forget(now - windowMs);
            return new LimitState(total < limit, limit, Math.Max(0, limit - total), SecondsUntil(Oldest(now) + windowMs, now));
        }

        public LimitState Take(long now, long slot, long windowMs, int limit)
        {
            Forget(now - windowMs);
            if (total >= limit) return new LimitState(false, limit, 0, SecondsUntil(Oldest(now) + windowMs, now));
            if (newestAt != slot)
            {
                if (newestCount > 0) slots.Enqueue((newestAt, newestCount));
                (newestAt, newestCount) = (slot, 0);
            }
            newestCount++;
            total++;
            return new LimitState(true, limit, limit - total, SecondsUntil(Oldest(now) + windowMs, now));
        }

        private void Forget(long before)
        {
            while (slots.TryPeek(out var oldest) && oldest.At <= before) total -= slots.Dequeue().Count;
            if (newestCount == 0 || newestAt > before) return;
            total -= newestCount;
            newestCount = 0;
        }

        private long Oldest(long now) => slots.TryPeek(out var oldest) ? oldest.At : newestCount > 0 ? newestAt : now;

        private static int SecondsUntil(long at, long now) => (int)Math.Max(1, (at - now + 999) / 1000);
    }
}
