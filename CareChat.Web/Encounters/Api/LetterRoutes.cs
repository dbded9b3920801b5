using CareChat.Web.Http;

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
        app.MapOperation("POST", Root + "/agent/query", LetterOperations.Query, Make<QueryEndpoint>(app).SendAsync);
        var encounters = Make<EncounterEndpoints>(app);
        app.MapOperation("GET", Root + "/encounters", LetterOperations.ListEncounters, encounters.ListAsync);
        app.MapOperation("GET", Encounter, LetterOperations.GetEncounter, encounters.GetAsync);
        app.MapOperation("GET", Encounter + "/turns", LetterOperations.ListTurns, encounters.ListTurnsAsync);
        app.MapOperation("GET", Encounter + "/latest-turn", LetterOperations.GetLatestTurn, encounters.GetLatestTurnAsync);
        app.MapOperation("POST", Encounter + "/cancel", LetterOperations.CancelEncounter, encounters.CancelAsync);
        MapPublic(app, Make<PublicDoors>(app));
    }

    private static void MapPublic(WebApplication app, PublicDoors open)
    {
        app.MapOperation("GET", Root + "/subscriptions/me", LetterOperations.GetSubscription, open.SubscriptionAsync);
        app.MapOperation("GET", Root + "/config/pricing", LetterOperations.GetPricing, open.PricingAsync);
        app.MapOperation("GET", Root + "/config/conditions", LetterOperations.GetConditions, open.ConditionsAsync);
        app.MapMethods("/SKILL.md", [HttpMethods.Get, HttpMethods.Head], new SkillPage().GetAsync);
    }

    private static T Make<T>(WebApplication app) => ActivatorUtilities.CreateInstance<T>(app.Services);
}
