namespace CareChat.Web.Data;

/// <summary>Removes the answers that are kept no longer: at the start, and at least once in their lifetime; a few at a time.</summary>
internal sealed class IdempotencySweep(WriteLane lane, IdempotencyOptions options, KeptAnswers kept, TimeProvider clock, ILogger<IdempotencySweep> log)
    : PeriodicWork(Rhythm(options), clock, log, "Answers kept for retries could not be removed")
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Removes them.</summary>
    /// <returns>How many went.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken = default)
    {
        var oldest = kept.Oldest(Clock.GetUtcNow());
        for (var total = 0; ;)
        {
            var removed = await lane.WriteAsync(scope => scope.ExecuteAsync(
                $"""
                DELETE FROM "IdempotencyRecords" WHERE "CreatedAt" <= @p0 AND ("CredentialId", "Path", "Key") IN (
                  SELECT "CredentialId", "Path", "Key" FROM "IdempotencyRecords" WHERE "CreatedAt" <= @p0 ORDER BY "CreatedAt" LIMIT {AtOnce})
                """, oldest), cancellationToken);
            total += removed;
            if (removed < AtOnce) return total;
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TryAsync(stoppingToken);
        await base.ExecuteAsync(stoppingToken);
    }

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    private static TimeSpan Rhythm(IdempotencyOptions options)
    {
        var half = options.Lifetime / 2;
        return half < Shortest ? Shortest : half > Longest ? Longest : half;
    }
}
