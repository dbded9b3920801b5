using CareChat.Web.Http;
using CareChat.Web.PatientApi.Description;
using CareChat.Web.PatientApi.Hubs;
using CareChat.Web.PatientApi.Reference;

namespace CareChat.Web.PatientApi;

/// <summary>Registers the doors for outside programs: contract A over REST, its description, and the live chat.</summary>
public static class PatientApiRegistration
{
    private const string Root = "/{tenant:tenant}/{instance}";
    private const string Patients = Root + "/patients";
    private const string Patient = Patients + "/{patientId}";
    private const string Chat = Patient + "/chat";

    /// <summary>Adds what this folder offers.</summary>
    public static void AddPatientApi(this IServiceCollection services)
    {
        services.AddSingleton<Doorkeeper>();
        services.AddSingleton<ChatTokenDoor>();
        services.AddSingleton<MessageReading>();
        services.AddApiDescription();
        services.AddChatHub();
    }

    /// <summary>Maps this folder's addresses.</summary>
    public static void MapPatientApi(this WebApplication app)
    {
        MapTokens(app, Make<TokenEndpoints>(app));
        MapMessages(app, Make<MessageEndpoints>(app));
        MapChatTokens(app, Make<ChatTokenEndpoints>(app));
        MapFiles(app, Make<FileEndpoints>(app));
        MapPatients(app, Make<PatientEndpoints>(app));
        app.Guarded("POST", Root + "/chat/search", ApiOperations.SearchMessages, Make<SearchEndpoints>(app).FindAsync);
        app.MapApiDescription();
        app.MapReference();
        app.MapChatHub();
    }

    private static void MapTokens(WebApplication app, TokenEndpoints tokens)
    {
        app.MapOperation("POST", "/auth/token", ApiOperations.IssueToken, tokens.IssueAsync);
        app.MapOperation("POST", "/{tenant:tenant}/admin/api_clients/{apiClient}", ApiOperations.IssueTokenAtOlderAddress, tokens.IssueAtOlderAddressAsync);
    }

    private static void MapMessages(WebApplication app, MessageEndpoints messages)
    {
        app.Guarded("POST", Chat + "/messages", ApiOperations.SendMessage, messages.SendAsync);
        app.Guarded("GET", Chat + "/messages", ApiOperations.ListMessages, messages.ListAsync);
        app.Guarded("GET", Chat + "/messages/{messageId}", ApiOperations.GetMessage, messages.GetAsync);
    }

    private static void MapChatTokens(WebApplication app, ChatTokenEndpoints tokens)
    {
        app.MapOperation("GET", Root + "/chat/messages", ApiOperations.ListMessagesByChatToken, tokens.ReadMessagesAsync);
        app.Guarded("POST", Chat + "/tokens", ApiOperations.MintChatToken, tokens.MintAsync);
        app.Guarded("GET", Chat + "/tokens", ApiOperations.ListChatTokens, tokens.ListAsync);
        app.Guarded("DELETE", Chat + "/tokens/{tokenId}", ApiOperations.RevokeChatToken, tokens.RevokeAsync);
    }

    private static void MapFiles(WebApplication app, FileEndpoints files)
    {
        app.Guarded("POST", Chat + "/files", ApiOperations.UploadFile, files.UploadAsync);
        app.MapOperation("GET", Root + "/chat/files/{fileId}", ApiOperations.DownloadFile, files.DownloadAsync);
    }

    private static void MapPatients(WebApplication app, PatientEndpoints patients)
    {
        app.Guarded("POST", Patients, ApiOperations.CreatePatient, patients.CreateAsync);
        app.Guarded("GET", Patients, ApiOperations.ListPatients, patients.ListAsync);
        app.Guarded("GET", Patient, ApiOperations.GetPatient, patients.GetAsync);
        app.Guarded("PATCH", Patient, ApiOperations.ChangePatient, patients.ChangeAsync);
    }

    /// <summary>Maps an operation that needs a bearer token with the operation's scope.</summary>
    private static void Guarded(this WebApplication app, string method, string address, ApiOperation operation, Func<ApiCall, Task> handler) =>
        app.MapOperation(method, address, operation, app.Services.GetRequiredService<Doorkeeper>()
            .Guard(operation.Scope!, operation.Body is not null || operation.TakesFile, handler), handler.Method);

    private static T Make<T>(WebApplication app) => ActivatorUtilities.CreateInstance<T>(app.Services);
}
