using CareChat.Web.Messages;

namespace CareChat.Web.Assistant.Talks;

/// <summary>Registers the patients' talks with the assistant.</summary>
public static class TalkRegistration
{
    /// <summary>Adds what this folder offers.</summary>
    public static void AddTalks(this IServiceCollection services)
    {
        services.AddSingleton<TalkQuestions>();
        services.AddSingleton<IPostRule, TalkPostRule>();
        services.AddSingleton<TalkStore>();
        services.AddSingleton<TalkContext>();
        services.AddSingleton<TalkHandover>();
        services.AddSingleton<TalkSources>();
        services.AddSingleton<AnswersUnderWay>();
        services.AddSingleton<TalkAnswers>();
        services.AddHostedService(s => s.GetRequiredService<TalkAnswers>());
    }

    /// <summary>Maps this folder's addresses.</summary>
    public static void MapTalks(this WebApplication app) => app.MapPortalTalks();
}
