using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Http;

/// <summary>Registers what every REST door shares: request ids, error shapes, limits, the API description.</summary>
public static class HttpRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddHttp(this IServiceCollection services)
    {
        services.Configure<RouteOptions>(o => o.SetParameterPolicy<TenantConstraint>(TenantConstraint.Name));
        services.AddOptions<RateLimitOptions>().BindConfiguration("CareChat:RateLimits");
        services.AddSingleton(s => s.GetRequiredService<IOptions<RateLimitOptions>>().Value);
        services.AddSingleton<RateLimits>();
        services.AddSingleton<ProblemShapes>();
        services.AddSingleton<KnownMethods>();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, ServerRefusals>();
        services.AddSingleton<ClientAddress>();
        services.AddSingleton<OwnOrigin>();
        services.AddSingleton<AllowedOrigins>();
        services.AddCors().AddSingleton<ICorsPolicyProvider, BrowserCors>();
        KeepAddressesOutOfLogs(services);
    }

    /// <summary>Puts request ids and error shapes in front of everything that is mapped later.</summary>
    public static void MapHttp(this WebApplication app)
    {
        app.Use(RequestIds.UseAsync);
        app.Use(BodySeal.UseAsync);
        app.Use(HostCookies.UseAsync);
        app.UseMiddleware<ApiErrors>();
        app.UseMiddleware<OriginGate>();
        app.MapHealth();
    }

    /// <summary>The host's request log writes whole addresses, and chat tokens stand in them: it says nothing, whatever is configured.</summary>
    private static void KeepAddressesOutOfLogs(IServiceCollection services) =>
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
}
