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
        app.Map("POST", Root + "/chat", CuraOperations.Chat, Make<ChatEndpoint>(app).AskAsync);
        var threads = Make<ThreadEndpoints>(app);
        app.Map("POST", Root + "/threads", CuraOperations.CreateThread, threads.CreateAsync);
        app.Map("GET", Root + "/threads/{id}", CuraOperations.GetThread, threads.GetAsync);
        app.Map("DELETE", Root + "/threads/{id}", CuraOperations.DeleteThread, threads.DeleteAsync);
        var patients = Make<CuraPatientEndpoints>(app);
        app.Map("POST", Root + "/patients", CuraOperations.CreatePatient, patients.CreateAsync);
        app.Map("GET", Root + "/patients/{id}", CuraOperations.GetPatient, patients.GetAsync);
        app.Map("GET", "/api/v1/knowledge/search", CuraOperations.SearchKnowledge, Make<KnowledgeEndpoint>(app).SearchAsync);
    }

    /// <remarks>The description finds an operation by a method of its own, hence the metadata.</remarks>
    private static void Map(this WebApplication app, string method, string address, ApiOperation operation, RequestDelegate handler) =>
        app.MapMethods(address, [method], handler).WithMetadata(operation, handler.Method);

    private static T Make<T>(WebApplication app) => ActivatorUtilities.CreateInstance<T>(app.Services);
}
