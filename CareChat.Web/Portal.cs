using CareChat.Web.Accounts;
using CareChat.Web.Assistant;
using CareChat.Web.Attachments;
using CareChat.Web.Audit;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Encounters;
using CareChat.Web.Escalation;
using CareChat.Web.Http;
using CareChat.Web.Layout;
using CareChat.Web.Messages;
using CareChat.Web.Notifications;
using CareChat.Web.PatientApi;
using CareChat.Web.Patients;
using CareChat.Web.Realtime;
using CareChat.Web.Safety;
using CareChat.Web.Search;

namespace CareChat.Web;

/// <summary>How the program is put together; served by <c>Program.cs</c>, and by the operator's verbs without listening.</summary>
public static class Portal
{
    /// <summary>Where the portal listens unless it is told otherwise.</summary>
    private const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>A builder that reads the one <c>appsettings.json</c>, which lies beside the program.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] arguments)
    {
        // what the program serves lies beside it, wherever it was started; the data lies where it was started
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        if (!SaysWhere(builder.Configuration)) builder.WebHost.UseUrls(DefaultAddress);
        // an unpublished program would look for files at every unknown address, and answer 405 there instead of 404
        builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
        AddFeatures(builder);
        return builder;
    }

    /// <summary>True where an argument, an environment variable or a file says where to listen.</summary>
    private static bool SaysWhere(IConfiguration configuration) =>
        Array.Exists(["urls", "http_ports", "https_ports"], key => !string.IsNullOrEmpty(configuration[key]))
        || configuration.GetSection("Kestrel:Endpoints").Exists();

    /// <summary>Adds every feature, from the shelves below to those above.</summary>
    private static void AddFeatures(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddData(builder.Configuration);
        services.AddHttp();
        services.AddAudit();
        services.AddAccounts();
        services.AddRealtime();
        services.AddPatients();
        services.AddConversations();
        services.AddAttachments();
        services.AddSafety();
        services.AddMessages();
        services.AddEscalation();
        services.AddSearch();
        services.AddNotifications();
        services.AddEncounters();
        services.AddAssistant();
        services.AddPatientApi();
        services.AddPortal();
    }

    /// <summary>Maps every feature's addresses.</summary>
    public static void MapFeatures(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.MapHttp();
        app.MapAccounts();
        app.MapRealtime();
        app.MapConversations();
        app.MapAttachments();
        app.MapMessages();
        app.MapPatientApi();
        app.MapEncounters();
        app.MapAssistant();
        app.MapPortal();
    }
}
