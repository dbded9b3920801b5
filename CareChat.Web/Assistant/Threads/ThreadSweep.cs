using CareChat.Web.Data;

namespace CareChat.Web.Assistant.Threads;

/// <summary>Ends, once a minute, the threads that nobody has used for their lifetime (contract B.6).</summary>
internal sealed class ThreadSweep(ThreadStore threads, TimeProvider clock, ILogger<ThreadSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await threads.SweepAsync(stoppingToken))
                {
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogTrouble(failure, "Ended threads could not be removed; the next round tries again.");
            }
        }
    }
}
