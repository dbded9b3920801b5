namespace CareChat.Web.Safety;

/// <summary>Registers the safety screen.</summary>
public static class SafetyRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddSafety(this IServiceCollection services)
    {
        services.AddSingleton<EmergencyScreen>();
        services.AddSingleton<PhraseStore>();
    }
}
