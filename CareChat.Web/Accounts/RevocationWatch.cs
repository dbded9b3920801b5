using CareChat.Web.Data;

namespace CareChat.Web.Accounts;

/// <summary>Looks twice a second for sessions that another node ended. With SQLite there is no other node, and it rests.</summary>
internal sealed class RevocationWatch(Revocations revocations, DataOptions options, TimeProvider clock, ILogger<RevocationWatch> log)
    : PeriodicWork(TimeSpan.FromMilliseconds(400), clock, log, "Ended sessions could not be read")
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.IsPostgres ? base.ExecuteAsync(stoppingToken) : Task.CompletedTask;

    protected override Task WorkAsync(CancellationToken cancellationToken)
    {
        revocations.CheckWatched();
        return Task.CompletedTask;
    }
}
