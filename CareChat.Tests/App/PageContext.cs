using Bunit;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CareChat.Tests.App;

/// <summary>Renders components of the staff's pages by themselves: the test's clock, UTC, nobody else present.</summary>
public abstract class PageContext : BunitContext
{
    protected PageContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<Presence>();
        Services.AddScoped<CircuitPresence>();
        Services.AddSingleton(new ViewerWords(new HttpContextAccessor()));
        Services.AddSingleton(new ViewerClock(new HttpContextAccessor(), Clock) { ZoneId = "UTC" });
    }

    protected FixedClock Clock { get; } = new();

    protected Actor Dana { get; } = new()
    {
        Kind = ActorKind.Person,
        Id = Guid.NewGuid(),
        InstanceId = Guid.NewGuid(),
        Role = Roles.Clinician,
        SessionId = Guid.NewGuid(),
        Name = "Dana Ortiz, RN",
    };

    /// <summary>Gives the components a part of the real program.</summary>
    protected T Use<T>(PortalHost host) where T : class
    {
        var part = host.Services.GetRequiredService<T>();
        Services.AddSingleton(part);
        return part;
    }

    /// <summary>Renders as in a circuit; after the last service is added.</summary>
    protected void BeInteractive() => SetRendererInfo(new RendererInfo("Server", isInteractive: true));

    /// <summary>The text of an element with its blanks closed up.</summary>
    protected static string Words(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
