using CareChat.Web.Data;

namespace CareChat.Web.Attachments;

/// <summary>Removes, once an hour, files that never reached a message (contract A.5).</summary>
internal sealed class UnusedFileSweep(AttachmentStore store, TimeProvider clock, ILogger<UnusedFileSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await store.RemoveUnusedAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogTrouble(failure, "Unused files could not be removed; the next round tries again.");
            }
        }
    }
}
