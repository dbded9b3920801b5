namespace CareChat.Web.Audit;

/// <summary>Registers the record of who read what.</summary>
public static class AuditRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<ReadAudit>();
        services.AddHostedService(s => s.GetRequiredService<ReadAudit>());
    }
}
