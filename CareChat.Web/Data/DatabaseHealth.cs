using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareChat.Web.Data;

/// <summary>Healthy while the database answers; says which one it is.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<CareChatDb> databases) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Instances.AsNoTracking().AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy(DatabaseEngine.Of(db.Database.GetDbConnection()).Name);
    }
}
