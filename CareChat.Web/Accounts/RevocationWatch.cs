using CareChat.Web.Data;

namespace CareChat.Web.Accounts;

/// <summary>Looks twice a second for sessions that another node ended. With SQLite there is no other node, and it rests.</summary>
internal sealed class RevocationWatch(Revocations revocations, DataOptions options, TimeProvider clock, ILogger<RevocationWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsPostgres) return;
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                revocations.CheckWatched();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogTrouble(failure, "Ended sessions could not be read; the next look is in a moment.");
            }
        }
    }
}
