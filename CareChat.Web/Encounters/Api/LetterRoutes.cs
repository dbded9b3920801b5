namespace CareChat.Web.Encounters.Api;

/// <summary>Letters, encounters and what is open to all (contract C.1, C.7, C.10).</summary>
internal static class LetterRoutes
{
    private const string Root = "/api/v1";
    private const string Encounter = Root + "/encounters/{id}";

    /// <summary>Adds what they need.</summary>
    public static void AddLetterRoutes(this IServiceCollection services)
    {
        services.AddSingleton<QueryLimits>();
        services.AddSingleton<QueryAnswers>();
    }

    /// <summary>Maps them.</summary>
    public static void MapLetterRoutes(this WebApplication app)
    {
        app.MapMethods(Root + "/agent/query", ["POST"], Make<QueryEndpoint>(app).SendAsync);
        var encounters = Make<EncounterEndpoints>(app);
        app.MapMethods(Root + "/encounters", ["GET"], encounters.ListAsync);
        app.MapMethods(Encounter, ["GET"], encounters.GetAsync);
        app.MapMethods(Encounter + "/turns", ["GET"], encounters.ListTurnsAsync);
        app.MapMethods(Encounter + "/latest-turn", ["GET"], encounters.GetLatestTurnAsync);
        app.MapMethods(Encounter + "/cancel", ["POST"], encounters.CancelAsync);
        var open = Make<PublicDoors>(app);
        app.MapMethods(Root + "/subscriptions/me", ["GET"], open.SubscriptionAsync);
        app.MapMethods(Root + "/knowledge/search", ["GET"], open.SearchAsync);
        app.MapMethods(Root + "/config/pricing", ["GET"], open.PricingAsync);
        app.MapMethods(Root + "/config/conditions", ["GET"], open.ConditionsAsync);
        app.MapMethods("/SKILL.md", ["GET"], new SkillPage().GetAsync);
    }

    private static T Make<T>(WebApplication app) => ActivatorUtilities.CreateInstance<T>(app.Services);
}
