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
        app.MapMethods(Events, ["GET"], chat.ListAsync);
        app.MapMethods(Events, ["POST"], chat.PostAsync);
        app.MapMethods(Events + "/read", ["POST"], chat.MarkReadAsync);
    }

    private static void MapPatients(WebApplication app, PatientEndpoints patients)
    {
        app.MapMethods(Patients, ["GET"], patients.ListAsync);
        app.MapMethods(Patients, ["POST"], patients.CreateAsync);
        app.MapMethods(Patient, ["GET"], patients.GetAsync);
        app.MapMethods(Patient, ["PATCH"], patients.ChangeAsync);
        app.MapMethods(Patient + "/identity-session", ["POST"], patients.StartIdentityCheckAsync);
    }

    private static void MapAccount(WebApplication app, AccountEndpoints account)
    {
        app.MapMethods(Account, ["GET"], account.GetAsync);
        app.MapMethods(Account + "/submissions", ["GET"], account.ListSubmissionsAsync);
        app.MapMethods(Keys, ["POST"], account.CreateKeyAsync);
        app.MapMethods(Keys, ["GET"], account.ListKeysAsync);
        app.MapMethods(Keys + "/{key_id}", ["DELETE"], account.RevokeKeyAsync);
    }

    private static T Make<T>(WebApplication app) => ActivatorUtilities.CreateInstance<T>(app.Services);
}
