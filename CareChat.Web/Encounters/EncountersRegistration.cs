using CareChat.Web.Accounts;
using CareChat.Web.Encounters.Api;
using CareChat.Web.Encounters.Checkout;
using CareChat.Web.Encounters.Letters;
using CareChat.Web.Encounters.Queue;
using CareChat.Web.Encounters.Visits;
using CareChat.Web.Messages;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Encounters;

/// <summary>Registers encounters: letters, checkout, the agents' chat, the queue (contract C).</summary>
public static class EncountersRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddEncounters(this IServiceCollection services)
    {
        services.AddOptions<EncounterOptions>().BindConfiguration("CareChat:Encounters");
        services.AddSingleton(s => s.GetRequiredService<IOptions<EncounterOptions>>().Value);
        services.AddSingleton<IPostRule, EncounterPostRule>();
        services.AddSingleton<IAccountRule, ReturnedEncounters>();
        services.AddSingleton<EncounterStore>();
        services.AddSingleton<EncounterDanger>();
        services.AddSingleton<RefusedDanger>();
        services.AddSingleton<AgentDoor>();
        services.AddSingleton<EncounterReading>();
        services.AddSingleton<IdentityStore>();
        services.AddSingleton<CheckoutReading>();
        services.AddSingleton<Household>();
        services.AddSingleton<Newcomers>();
        services.AddSingleton<VisitList>();
        services.AddAgentRoutes();
        services.AddSingleton<EncounterQueue>();
        services.AddSingleton<ILetterEvaluator, HeadingEvaluator>();
        services.AddSingleton<LetterImages>();
        services.AddSingleton<LetterStore>();
        services.AddSingleton<UnclaimedImageSweep>().AddHostedService(s => s.GetRequiredService<UnclaimedImageSweep>());
        services.AddLetterRoutes();
    }

    /// <summary>Maps this folder's addresses.</summary>
    public static void MapEncounters(this WebApplication app)
    {
        app.MapPortalEncounters();
        app.MapAgentRoutes();
        app.MapLetterRoutes();
    }
}
