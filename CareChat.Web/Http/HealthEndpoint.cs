using System.Net;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareChat.Web.Http;

/// <summary>
/// <c>GET /health</c>: 200 <c>{"status":"healthy"}</c> or 503 <c>{"status":"unhealthy"}</c>. Versions and parts are told to the
/// machine itself alone, not to a stranger who comes through a proxy. Beside it, with the status alone: <c>/health/live</c>, 200
/// as long as the program answers, and <c>/health/ready</c>, 200 only where the database answers, also while it can only be read.
/// </summary>
internal static class HealthEndpoint
{
    /// <summary>Maps the addresses.</summary>
    public static void MapHealth(this WebApplication app)
    {
        Map(app, "/health", _ => true, WriteAsync);
        Map(app, "/health/live", _ => false, WriteStatusAsync);
        Map(app, "/health/ready", check => check.Name == DatabaseHealth.Name, WriteStatusAsync);
    }

    private static void Map(
        WebApplication app, string address, Func<HealthCheckRegistration, bool> asks, Func<HttpContext, HealthReport, Task> write) =>
        app.MapHealthChecks(address, new HealthCheckOptions { Predicate = asks, ResponseWriter = write, AllowCachingResponses = false })
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));

    private static Task WriteStatusAsync(HttpContext http, HealthReport report) =>
        http.Response.WriteAsJsonAsync(new { status = Word(report.Status) });

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        if (!IsOperator(http)) return WriteStatusAsync(http, report);
        var status = Word(report.Status);
        var checks = report.Entries.ToDictionary(check => check.Key, check => new { status = Word(check.Value.Status), details = check.Value.Description });
        return http.Response.WriteAsJsonAsync(new { status, version = ProgramVersion.Text, checks });
    }

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();

    private static bool IsOperator(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !http.Request.Headers.Any(header => header.Key.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)
            || header.Key.Equals("Forwarded", StringComparison.OrdinalIgnoreCase) || header.Key.Equals("X-Real-IP", StringComparison.OrdinalIgnoreCase));
}
