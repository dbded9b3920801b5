using CareChat.Shared;

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

    /// <summary>The same for what may be refused: how often each refusal was given, and <c>done</c> for none. Whatever else is thrown fails.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountAsync(int runners, Func<int, Task> run)
    {
        var ends = await OfAsync(runners, async i =>
        {
            try
            {
                await run(i);
                return "done";
            }
            catch (RefusedException refused)
            {
                return refused.Refusal.Code;
            }
        });
        return ends.GroupBy(end => end).ToDictionary(g => g.Key, g => g.Count());
    }
}
