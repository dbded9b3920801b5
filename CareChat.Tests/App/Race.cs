namespace CareChat.Tests.App;

/// <summary>The same thing done by many at the same moment.</summary>
public static class Race
{
    /// <summary>Lets all begin together, each on a thread of its own, and waits for every end.</summary>
    /// <exception cref="Exception">The first that failed.</exception>
    public static Task<T[]> OfAsync<T>(int runners, Func<int, Task<T>> run)
    {
        var barrier = new Barrier(runners);
        return Task.WhenAll(Enumerable.Range(0, runners).Select(i => Task.Factory.StartNew(() =>
        {
            barrier.SignalAndWait();
            return run(i);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
    }

    /// <summary>The same for what gives nothing back.</summary>
    public static Task OfAsync(int runners, Func<int, Task> run) => OfAsync(runners, async i =>
    {
        await run(i);
        return true;
    });
}
