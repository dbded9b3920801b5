using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CareChat.Web.Realtime;

/// <summary>Registers the feed, its relay to other nodes, the outbox and presence.</summary>
public static class RealtimeRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddRealtime(this IServiceCollection services)
    {
        services.AddSingleton<ConversationFeed>();
        services.AddSingleton<PostgresRelay>();
        services.AddHostedService(s => s.GetRequiredService<PostgresRelay>());
        services.AddSingleton<Outbox>();
        services.AddSingleton<OutboxPruner>();
        services.AddHostedService(s => s.GetRequiredService<OutboxPruner>());
        services.AddSingleton<Presence>();
        services.AddScoped<CircuitPresence>();
        services.AddScoped<CircuitHandler>(s => s.GetRequiredService<CircuitPresence>());
    }

    /// <summary>Maps this folder's addresses.</summary>
    public static void MapRealtime(this WebApplication app)
    {
    }
}
