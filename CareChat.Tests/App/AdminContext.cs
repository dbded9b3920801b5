using Bunit;
using CareChat.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using Xunit;

namespace CareChat.Tests.App;

/// <summary>Renders the administrators' pages by themselves, with what the UI library needs beside them.</summary>
public abstract class AdminContext : PageContext, IAsyncLifetime
{
    protected AdminContext()
    {
        Services.AddMudServices();
        Services.AddScoped<Toast>();
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>The place where dialogs and menus appear; before the page.</summary>
    protected IRenderedComponent<MudDialogProvider> RenderDialogs()
    {
        Render<MudPopoverProvider>();
        return Render<MudDialogProvider>();
    }

    /// <summary>Opens a dialog by itself.</summary>
    protected async Task<IRenderedComponent<MudDialogProvider>> OpenAsync<TDialog>(DialogParameters<TDialog> given) where TDialog : ComponentBase
    {
        var dialogs = RenderDialogs();
        var service = Services.GetRequiredService<IDialogService>();
        await dialogs.InvokeAsync(() => service.ShowAsync<TDialog>("Dialog", given));
        dialogs.WaitForElement(".mud-dialog");
        return dialogs;
    }

    /// <summary>The button with these words.</summary>
    protected static AngleSharp.Dom.IElement Button(IRenderedComponent<IComponent> at, string words) =>
        at.FindAll("button").Single(b => Words(b) == words);
}
