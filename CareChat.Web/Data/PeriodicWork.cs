namespace CareChat.Web.Data;

/// <summary>Work that is done round after round: a round that fails is logged, and the next one tries again.</summary>
/// <param name="rhythm">From one round to the next.</param>
/// <param name="clock">The clock the rounds go by.</param>
/// <param name="log">Takes what went wrong in a round.</param>
/// <param name="trouble">What a round that failed could not do, without a full stop: "Unused files could not be removed".</param>
public abstract class PeriodicWork(TimeSpan rhythm, TimeProvider clock, ILogger log, string trouble) : BackgroundService
{
    /// <summary>The clock the rounds go by.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>Takes what is told of a round.</summary>
    protected ILogger Log => log;

    /// <summary>One round.</summary>
    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(rhythm, Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TryAsync(stoppingToken);
    }

    /// <summary>One round, of which a failure is logged.</summary>
    protected async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WorkAsync(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.LogTrouble(failure, $"{trouble}; the next round tries again.");
        }
    }
}
