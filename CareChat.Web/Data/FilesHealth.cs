using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareChat.Web.Data;

/// <summary>Degraded from the first file that could not be kept to the next one that was.</summary>
internal sealed class FilesHealth(StorageWatch watch) : IHealthCheck
{
    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(watch.Of(StoragePart.Files) is { } trouble
            ? HealthCheckResult.Degraded($"No file can be kept: {trouble.Words()}") : HealthCheckResult.Healthy());
}
