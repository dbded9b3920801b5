using CareChat.Shared;
using CareChat.Web.Http;
using CareChat.Web.PatientApi.Wire;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace CareChat.Web.PatientApi.Hubs;

/// <summary>Registers the live chat for outside clients.</summary>
public static class HubRegistration
{
    /// <summary>Where SignalR logs every call that did not succeed, whoever's fault it was.</summary>
    private const string Calls = "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher";

    /// <summary>Adds the hub and what ends its connections.</summary>
    public static void AddChatHub(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, HubAuthentication>(HubAuthentication.SchemeName, null);
        services.AddSignalR(options => options.AddFilter<HubFaults>())
            .AddHubOptions<ChatHub>(options => options.AddFilter<RefusalFilter>())
            .AddJsonProtocol(options => options.PayloadSerializerOptions.Converters.Add(new MillisecondsConverter()));
        services.AddSingleton<IHubProtocol>(s => new HubProtocol(new JsonHubProtocol(s.GetRequiredService<IOptions<JsonHubProtocolOptions>>()))); // of two by one name the later
        services.AddLogging(logging => logging.AddFilter(Calls, LogLevel.None));
        services.AddSingleton<HubCredentials>();
        services.AddSingleton<HubConnections>();
        services.AddHostedService(s => s.GetRequiredService<HubConnections>());
    }

    /// <summary>Maps the hub.</summary>
    public static void MapChatHub(this WebApplication app) => app.MapHub<ChatHub>(HubNames.Path).RequireCors(BrowserCors.Policy);
}
