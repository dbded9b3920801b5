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
        app.Map("GET", Events, AgentOperations.ListEvents, chat.ListAsync);
        app.Map("POST", Events, AgentOperations.PostEvent, chat.PostAsync);
        app.Map("POST", Events + "/read", AgentOperations.ReadEvents, chat.MarkReadAsync);
    }

    private static void MapPatients(WebApplication app, PatientEndpoints patients)
    {
        app.Map("GET", Patients, AgentOperations.ListPeople, patients.ListAsync);
        app.Map("POST", Patients, AgentOperations.AddPerson, patients.CreateAsync);
        app.Map("GET", Patient, AgentOperations.GetPerson, patients.GetAsync);
        app.Map("PATCH", Patient, AgentOperations.ChangePerson, patients.ChangeAsync);
        app.Map("POST", Patient + "/identity-session", AgentOperations.StartIdentityCheck, patients.StartIdentityCheckAsync);
    }

    private static void MapAccount(WebApplication app, AccountEndpoints account)
    {
        app.Map("GET", Account, AgentOperations.GetAccount, account.GetAsync);
        app.Map("GET", Account + "/submissions", AgentOperations.ListSubmissions, account.ListSubmissionsAsync);
        app.Map("POST", Keys, AgentOperations.CreateKey, account.CreateKeyAsync);
        app.Map("GET", Keys, AgentOperations.ListKeys, account.ListKeysAsync);
        app.Map("DELETE", Keys + "/{key_id}", AgentOperations.RevokeKey, account.RevokeKeyAsync);
    }

    /// <summary>Maps an operation of contract C.</summary>
    /// <remarks>The description finds an operation by a method of its own, hence the metadata.</remarks>
    internal static void Map(this WebApplication app, string method, string address, ApiOperation operation, RequestDelegate handler) =>
        app.MapMethods(address, [method], handler).WithMetadata(operation, handler.Method);

    private static T Make<T>(WebApplication app) => ActivatorUtilities.CreateInstance<T>(app.Services);
}
