using CareChat.Web.Messages;

namespace CareChat.Web.Escalation;

/// <summary>Registers what follows a finding.</summary>
public static class EscalationRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddEscalation(this IServiceCollection services)
    {
        services.AddSingleton<Handover>();
        services.AddSingleton<EscalationRule>();
        services.AddSingleton<IPostRule>(s => s.GetRequiredService<EscalationRule>());
    }
}
