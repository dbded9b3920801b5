namespace CareChat.Web.Http;

/// <summary>
/// Lends the pool threads while the program is new. Each first request waits, with its thread, until a query of its kind is
/// compiled or SQLite has read; the pool begins with one thread per processor and adds only a few a second, so that after a
/// crash a page stood for seconds behind the sends that had waited for the program. Later the threads only take turns on the
/// processors: history went out a seventh slower with them.
/// </summary>
internal sealed class FirstThreads(TimeProvider clock) : BackgroundService
{
    private const int Threads = 16;
    private static readonly TimeSpan New = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ThreadPool.GetMinThreads(out var usual, out var ports);
        if (!ThreadPool.SetMinThreads(Math.Max(usual, Threads), ports)) return;
        try
        {
            await Task.Delay(New, clock, stoppingToken);
        }
        finally
        {
            ThreadPool.SetMinThreads(usual, ports);
        }
    }
}
