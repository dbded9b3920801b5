using CareChat.Web.Accounts;
using CareChat.Web.Demo;
using CareChat.Web.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Diagnostics;
using MudBlazor;
using MudBlazor.Services;

namespace CareChat.Web.Layout;

/// <summary>Registers the portal's pages.</summary>
public static class PortalRegistration
{
    /// <summary>Adds Blazor and the UI library.</summary>
    public static void AddPortal(this IServiceCollection services)
    {
        services.AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.KeepAliveInterval = TimeSpan.FromSeconds(5)) // app.js takes a line for lost that was silent for three of them
            .RegisterPersistentService<ViewerClock>(RenderMode.InteractiveServer)
            .RegisterPersistentService<ViewerWords>(RenderMode.InteractiveServer);
        services.AddCascadingAuthenticationState();
        services.AddScoped<ViewerClock>();
        services.AddScoped<Toast>();
        services.AddMudServices(library => library.PopoverOptions.ThrowOnDuplicateProvider = true);
        services.AddTransient<MudLocalizer, LibraryWords>();
        services.AddLocalizationInterceptor(parts => new DefaultLocalizationInterceptor(parts.GetRequiredService<ILoggerFactory>(), parts.GetRequiredService<MudLocalizer>())
        {
            IgnoreDefaultEnglish = true, // the viewer's language, never the thread's
        });
        services.AddHostedService<DemoClinic>();
    }

    /// <summary>Maps the pages, behind what every page needs.</summary>
    public static void MapPortal(this WebApplication app)
    {
        app.UseWhen(context => ApiPaths.Of(context.Request.Path) == Facade.Page, pages =>
        {
            if (!app.Environment.IsDevelopment()) pages.UseExceptionHandler(ErrorPage);
            pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
            pages.Use(ShowRefusals);
        });
        app.UseRouting();
        app.UseCors();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<FormGate>();
        app.UseAntiforgery();
        app.UseMiddleware<OutdatedForms>();
        app.MapStaticAssets();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
    }

    /// <summary>A refused form leads to a page that is only shown: the form is not sent to that page too.</summary>
    private static Task ShowRefusals(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerPathFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        }
        return next(context);
    }

    /// <summary>What a browser sent wrongly keeps its own status; the rest is ours.</summary>
    private static ExceptionHandlerOptions ErrorPage => new()
    {
        ExceptionHandlingPath = "/error",
        CreateScopeForErrors = true,
        StatusCodeSelector = failure => (failure as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError,
    };
}
