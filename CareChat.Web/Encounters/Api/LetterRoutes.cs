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
        services.AddSingleton<QueryCalls>();
        services.AddSingleton<QueryAnswers>();
    }

    /// <summary>Maps them.</summary>
    public static void MapLetterRoutes(this WebApplication app)
    {
        app.Map("POST", Root + "/agent/query", LetterOperations.Query, Make<QueryEndpoint>(app).SendAsync);
        var encounters = Make<EncounterEndpoints>(app);
        app.Map("GET", Root + "/encounters", LetterOperations.ListEncounters, encounters.ListAsync);
        app.Map("GET", Encounter, LetterOperations.GetEncounter, encounters.GetAsync);
        app.Map("GET", Encounter + "/turns", LetterOperations.ListTurns, encounters.ListTurnsAsync);
        app.Map("GET", Encounter + "/latest-turn", LetterOperations.GetLatestTurn, encounters.GetLatestTurnAsync);
        app.Map("POST", Encounter + "/cancel", LetterOperations.CancelEncounter, encounters.CancelAsync);
        MapPublic(app, Make<PublicDoors>(app));
    }

    private static void MapPublic(WebApplication app, PublicDoors open)
    {
        app.Map("GET", Root + "/subscriptions/me", LetterOperations.GetSubscription, open.SubscriptionAsync);
        app.Map("GET", Root + "/config/pricing", LetterOperations.GetPricing, open.PricingAsync);
        app.Map("GET", Root + "/config/conditions", LetterOperations.GetConditions, open.ConditionsAsync);
        app.MapMethods("/SKILL.md", ["GET"], new SkillPage().GetAsync);
    }

    private static T Make<T>(WebApplication app) => ActivatorUtilities.CreateInstance<T>(app.Services);
}
