namespace CareChat.Web.Assistant.Threads;

/// <summary>Lets one call at a time into a thread (contract B.2); other nodes are held off by the thread's own numbers.</summary>
public sealed class ThreadGate(TimeProvider clock)
{
    private readonly Dictionary<Guid, Turnstile> stiles = [];
    private readonly Lock gate = new();

    /// <summary>Waits for the thread to be free.</summary>
    /// <returns>What frees it again; null where it did not become free in time.</returns>
    public async Task<IDisposable?> EnterAsync(Guid threadId, TimeSpan longest, CancellationToken cancellationToken)
    {
        Turnstile stile;
        lock (gate)
        {
            if (!stiles.TryGetValue(threadId, out stile!)) stiles[threadId] = stile = new Turnstile();
            stile.Users++;
        }
        using var ending = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, cancellationToken);
        try
        {
            await stile.Free.WaitAsync(either.Token);
            return new Passage(this, threadId, stile);
        }
        catch (OperationCanceledException)
        {
            Leave(threadId, stile);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    private void Leave(Guid threadId, Turnstile stile)
    {
        lock (gate)
        {
            if (--stile.Users == 0) stiles.Remove(threadId);
        }
    }

    private sealed class Turnstile
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        public int Users { get; set; }
    }

    private sealed class Passage(ThreadGate owner, Guid threadId, Turnstile stile) : IDisposable
    {
        public void Dispose()
        {
            stile.Free.Release();
            owner.Leave(threadId, stile);
        }
    }
}
