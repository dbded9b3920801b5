namespace CareChat.Web.Assistant;

/// <summary>Registers the assistant: knowledge, answers, the safety screen, threads (contract B), drafts for the care team.</summary>
public static class AssistantRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddAssistant(this IServiceCollection services)
    {
        services.AddSingleton<Handover>();
    }

    /// <summary>Maps this folder's addresses.</summary>
    public static void MapAssistant(this WebApplication app)
    {
    }
}
