using CareChat.Web.Assistant.Threads;
using CareChat.Web.Http;

namespace CareChat.Web.Assistant.Api;

/// <summary>Contract B's addresses, and the search of contract C.10.</summary>
internal static class CuraRoutes
{
    private const string Root = "/api/cura";

    /// <summary>Adds what they need.</summary>
    public static void AddCuraRoutes(this IServiceCollection services)
    {
        services.AddSingleton<ThreadStore>();
        services.AddSingleton<ThreadGate>();
        services.AddHostedService<ThreadSweep>();
        services.AddSingleton<CuraDoor>();
        services.AddSingleton<PatientLookup>();
        services.AddSingleton<CuraPatients>();
        services.AddSingleton<CuraFacts>();
        services.AddSingleton<Asking>();
        services.AddSingleton<NurseCall>();
        services.AddSingleton<ThreadTalk>();
        services.AddSingleton<LoneQuestion>();
    }

    /// <summary>Maps them.</summary>
    public static void MapCuraRoutes(this WebApplication app)
    {
        app.MapOperation("POST", Root + "/chat", CuraOperations.Chat, Make<ChatEndpoint>(app).AskAsync);
        var threads = Make<ThreadEndpoints>(app);
        app.MapOperation("POST", Root + "/threads", CuraOperations.CreateThread, threads.CreateAsync);
        app.MapOperation("GET", Root + "/threads/{id}", CuraOperations.GetThread, threads.GetAsync);
        app.MapOperation("DELETE", Root + "/threads/{id}", CuraOperations.DeleteThread, threads.DeleteAsync);
        var patients = Make<CuraPatientEndpoints>(app);
        app.MapOperation("POST", Root + "/patients", CuraOperations.CreatePatient, patients.CreateAsync);
        app.MapOperation("GET", Root + "/patients/{id}", CuraOperations.GetPatient, patients.GetAsync);
        app.MapOperation("GET", "/api/v1/knowledge/search", CuraOperations.SearchKnowledge, Make<KnowledgeEndpoint>(app).SearchAsync);
    }

    private static T Make<T>(WebApplication app) => ActivatorUtilities.CreateInstance<T>(app.Services);
}
