namespace CareChat.Web.Encounters.Api;

/// <summary>The agents' chat, the account's patients and the account itself (contract C.3 to C.5, C.8, C.9).</summary>
internal static class AgentRoutes
{
    private const string Root = "/api/v1";
    private const string Events = Root + "/agent/encounters/{encounter_id}/events";

    /// <summary>Adds what they need.</summary>
    public static void AddAgentRoutes(this IServiceCollection services)
    {
        services.AddSingleton<ChatLimits>();
        services.AddSingleton<ChatTails>();
        services.AddSingleton<ChatReading>();
        services.AddSingleton<ChatWriting>();
    }

    /// <summary>Maps them.</summary>
    public static void MapAgentRoutes(this WebApplication app)
    {
        var chat = ActivatorUtilities.CreateInstance<ChatEndpoints>(app.Services);
        app.MapMethods(Events, ["GET"], chat.ListAsync);
        app.MapMethods(Events, ["POST"], chat.PostAsync);
        app.MapMethods(Events + "/read", ["POST"], chat.MarkReadAsync);
    }
}
