using CareChat.Web.Http;

namespace CareChat.Web.Encounters.Api;

/// <summary>The agents' chat, the account's people and the account itself (contract C.3 to C.5, C.8, C.9).</summary>
internal static class AgentRoutes
{
    private const string Root = "/api/v1";
    private const string Events = Root + "/agent/encounters/{encounter_id}/events";
    private const string Patients = Root + "/patients";
    private const string Patient = Patients + "/{patient_id}";
    private const string Account = Root + "/users/me";
    private const string Keys = Account + "/api-keys";

    /// <summary>Adds what they need.</summary>
    public static void AddAgentRoutes(this IServiceCollection services)
    {
        services.AddSingleton<ChatLimits>();
        services.AddSingleton<ChatTails>();
        services.AddSingleton<ChatReading>();
        services.AddSingleton<ChatWriting>();
        services.AddSingleton<AccountReading>();
    }

    /// <summary>Maps them.</summary>
    public static void MapAgentRoutes(this WebApplication app)
    {
        MapChat(app, Make<ChatEndpoints>(app));
        MapPatients(app, Make<PatientEndpoints>(app));
        MapAccount(app, Make<AccountEndpoints>(app));
    }

    private static void MapChat(WebApplication app, ChatEndpoints chat)
    {
        app.MapOperation("GET", Events, AgentOperations.ListEvents, chat.ListAsync);
        app.MapOperation("POST", Events, AgentOperations.PostEvent, chat.PostAsync);
        app.MapOperation("POST", Events + "/read", AgentOperations.ReadEvents, chat.MarkReadAsync);
    }

    private static void MapPatients(WebApplication app, PatientEndpoints patients)
    {
        app.MapOperation("GET", Patients, AgentOperations.ListPeople, patients.ListAsync);
        app.MapOperation("POST", Patients, AgentOperations.AddPerson, patients.CreateAsync);
        app.MapOperation("GET", Patient, AgentOperations.GetPerson, patients.GetAsync);
        app.MapOperation("PATCH", Patient, AgentOperations.ChangePerson, patients.ChangeAsync);
        app.MapOperation("POST", Patient + "/identity-session", AgentOperations.StartIdentityCheck, patients.StartIdentityCheckAsync);
    }

    private static void MapAccount(WebApplication app, AccountEndpoints account)
    {
        app.MapOperation("GET", Account, AgentOperations.GetAccount, account.GetAsync);
        app.MapOperation("GET", Account + "/submissions", AgentOperations.ListSubmissions, account.ListSubmissionsAsync);
        app.MapOperation("POST", Keys, AgentOperations.CreateKey, account.CreateKeyAsync);
        app.MapOperation("GET", Keys, AgentOperations.ListKeys, account.ListKeysAsync);
        app.MapOperation("DELETE", Keys + "/{key_id}", AgentOperations.RevokeKey, account.RevokeKeyAsync);
    }

    private static T Make<T>(WebApplication app) => ActivatorUtilities.CreateInstance<T>(app.Services);
}
