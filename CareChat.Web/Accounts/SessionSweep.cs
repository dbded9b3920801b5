using CareChat.Web.Data;

namespace CareChat.Web.Accounts;

/// <summary>Ends, once an hour, sessions that are too old, and removes those that ended long ago.</summary>
internal sealed class SessionSweep(SessionStore sessions, TimeProvider clock, ILogger<SessionSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await sessions.SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogTrouble(failure, "Ended sessions could not be removed; the next round tries again.");
            }
        }
    }
}
