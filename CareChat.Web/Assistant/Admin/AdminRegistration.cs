namespace CareChat.Web.Assistant.Admin;

/// <summary>Registers what administrators see and do about the assistant.</summary>
internal static class AdminRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddAssistantAdministration(this IServiceCollection services)
    {
        services.AddSingleton<AssistantOverview>();
        services.AddSingleton<KnowledgeStore>();
        services.AddSingleton<InstanceAssistant>();
        services.AddSingleton<UnansweredList>();
    }
}
