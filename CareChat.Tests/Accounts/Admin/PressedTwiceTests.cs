using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Accounts.Admin;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Radzen.Blazor;
using Xunit;

namespace CareChat.Tests.Accounts.Admin;

/// <summary>A button that is pressed again before the page has answered.</summary>
public sealed class PressedTwiceTests : PageContext, IClassFixture<PortalHost>
{
    private readonly PortalHost host;
    private readonly AssistantKeyStore keys;
    private readonly ApiClientList clients;

    public PressedTwiceTests(PortalHost host)
    {
        this.host = host;
        keys = Use<AssistantKeyStore>(host);
        clients = Use<ApiClientList>(host);
        Services.AddRadzenComponents();
    }

    [Fact]
    public async Task One_key_of_the_assistant_is_made()
    {
        var administrator = await SignInAsync();

        await PressAsync(Render<KeyDialog>());

        Assert.Single(await keys.ListAsync(administrator));
    }

    [Fact]
    public async Task One_API_client_is_made()
    {
        var administrator = await SignInAsync();

        await PressAsync(Render<ApiClientDialog>());

        Assert.Single(await clients.ListAsync(administrator));
    }

    private async Task PressAsync(IRenderedComponent<IComponent> dialog)
    {
        await dialog.Find("input").ChangeAsync(new() { Value = "Pharmacy" });
        var button = dialog.FindComponent<RadzenButton>().Instance;
        var presses = Task.CompletedTask;
        await host.WhileBusyAsync(() =>
        {
            presses = Task.WhenAll(Press(), Press());
            Assert.True(dialog.Find("button").HasAttribute("disabled"));
        });
        await presses;
        await Press(); // on its way when the answer came

        Task Press() => dialog.InvokeAsync(() => button.Click.InvokeAsync());
    }

    private async Task<Actor> SignInAsync()
    {
        var administrator = await host.PersonAsync((await host.InstanceAsync($"twice-{Guid.NewGuid():N}")).Id, Roles.Administrator);
        this.SignIn(administrator);
        BeInteractive();
        return administrator;
    }
}
