using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareChat.Web.Data;

/// <summary>
/// Healthy while the database answers; says which one it is. Degraded from the first change that it could not keep to the next one
/// that it has kept: all can be read meanwhile.
/// </summary>
internal sealed class DatabaseHealth(IDbContextFactory<CareChatDb> databases, StorageWatch watch) : IHealthCheck
{
    /// <summary>The check's name.</summary>
    public const string Name = "database";

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Instances.AsNoTracking().AnyAsync(cancellationToken);
        var engine = DatabaseEngine.Of(db.Database.GetDbConnection()).Name;
        return watch.Of(StoragePart.Database) is { } trouble
            ? HealthCheckResult.Degraded($"{engine}. Nothing can be kept: {trouble.Words()}") : HealthCheckResult.Healthy(engine);
    }
}
