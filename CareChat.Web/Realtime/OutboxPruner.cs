using CareChat.Web.Data;

namespace CareChat.Web.Realtime;

/// <summary>Removes outbox rows that are a week old and that every reader has passed, once an hour and a few at a time.</summary>
public sealed class OutboxPruner(WriteLane lane, TimeProvider clock, ILogger<OutboxPruner> log)
    : PeriodicWork(TimeSpan.FromHours(1), TimeProvider.System, log, "The outbox could not be pruned")
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Removes what may go. The newest row stays: by it a reader knows how far the outbox ever was.</summary>
    /// <returns>The number of rows removed.</returns>
    public async Task<int> PruneAsync(CancellationToken cancellationToken = default)
    {
        var before = (clock.GetUtcNow() - Kept).ToUnixTimeMilliseconds();
        for (var total = 0; ;)
        {
            var removed = await lane.WriteAsync(scope => Task.FromResult(scope.Execute(
                $"""
                DELETE FROM "OutboxEntries" WHERE "At" < @p0 AND "Seq" IN (
                  SELECT "Seq" FROM "OutboxEntries"
                  WHERE "Seq" <= (SELECT MIN("Seq") FROM "Watermarks") AND "Seq" < (SELECT MAX("Seq") FROM "OutboxEntries")
                  ORDER BY "Seq" LIMIT {AtOnce})
                """, before)), cancellationToken);
            total += removed;
            if (removed < AtOnce) return total;
        }
    }

    /// <inheritdoc />
    protected override Task WorkAsync(CancellationToken cancellationToken) => PruneAsync(cancellationToken);
}
