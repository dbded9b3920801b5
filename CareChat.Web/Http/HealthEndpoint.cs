using System.Net;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareChat.Web.Http;

/// <summary>
/// <c>GET /health</c>: 200 <c>{"status":"healthy"}</c> or 503 <c>{"status":"unhealthy"}</c>. Versions and parts are told to the
/// machine itself alone, not to a stranger who comes through a proxy.
/// </summary>
internal static class HealthEndpoint
{
    /// <summary>Maps the address.</summary>
    public static void MapHealth(this WebApplication app) =>
        app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteAsync, AllowCachingResponses = false });

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var status = Word(report.Status);
        if (!IsOperator(http)) return http.Response.WriteAsJsonAsync(new { status });
        var checks = report.Entries.ToDictionary(check => check.Key, check => new { status = Word(check.Value.Status), details = check.Value.Description });
        return http.Response.WriteAsJsonAsync(new { status, version = ProgramVersion.Text, checks });
    }

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();

    private static bool IsOperator(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !http.Request.Headers.Any(header => header.Key.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)
            || header.Key.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || header.Key.Equals("X-Real-IP", StringComparison.OrdinalIgnoreCase));
}
