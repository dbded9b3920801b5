using CareChat.Web.Assistant.Admin;
using CareChat.Web.Assistant.Answers;
using CareChat.Web.Assistant.Api;
using CareChat.Web.Assistant.Drafts;
using CareChat.Web.Assistant.Knowledge;
using CareChat.Web.Assistant.Models;
using CareChat.Web.Assistant.Talks;
using Microsoft.Extensions.Options;

namespace CareChat.Web.Assistant;

/// <summary>Registers the assistant: knowledge, answers, threads (contract B), talks in the portal, drafts for the care team.</summary>
public static class AssistantRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddAssistant(this IServiceCollection services)
    {
        services.AddOptions<AssistantOptions>().BindConfiguration("CareChat:Assistant").Configure<IConfiguration>((options, configuration) =>
        {
            options.InitialQuestion = configuration["CareChat:Cura:InitialQuestion"] ?? configuration["Cura:InitialQuestion"] ?? options.InitialQuestion;
            options.Instance = configuration["CareChat:Assistant:Instance"] ?? configuration["CareChat:Encounters:Instance"] ?? options.Instance;
        });
        services.AddSingleton(s => s.GetRequiredService<IOptions<AssistantOptions>>().Value);
        services.AddSingleton<AssistantKeyStore>();
        services.AddSingleton<AssistantSwitch>();
        services.AddSingleton<UnansweredStore>();
        services.AddSingleton<FactsReader>();
        services.AddKnowledge();
        services.AddSingleton<DangerAnswers>();
        services.AddModels(s => s.GetRequiredService<EmbeddedAnswerer>());
        services.AddCuraRoutes();
        services.AddTalks();
        services.AddDrafts();
        services.AddAssistantAdministration();
    }

    /// <summary>Maps this folder's addresses.</summary>
    public static void MapAssistant(this WebApplication app)
    {
        app.MapCuraRoutes();
        app.MapTalks();
    }
}
