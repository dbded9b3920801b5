using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Accounts.Admin;
using CareChat.Web.Assistant;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Xunit;

namespace CareChat.Tests.Accounts.Admin;

/// <summary>A button that is pressed again before the page has answered.</summary>
public sealed class PressedTwiceTests : AdminContext, IClassFixture<PortalHost>
{
    private readonly PortalHost host;
    private readonly AssistantKeyStore keys;
    private readonly ApiClientList clients;

    public PressedTwiceTests(PortalHost host)
    {
        this.host = host;
        keys = Use<AssistantKeyStore>(host);
        clients = Use<ApiClientList>(host);
    }

    [Fact]
    public async Task One_key_of_the_assistant_is_made()
    {
        var administrator = await SignInAsync();

        await PressAsync(await OpenAsync<KeyDialog>([]));

        Assert.Single((await keys.PageAsync(administrator, null, new(20))).Rows);
    }

    [Fact]
    public async Task One_API_client_is_made()
    {
        var administrator = await SignInAsync();

        await PressAsync(await OpenAsync<ApiClientDialog>([]));

        Assert.Single((await clients.PageAsync(administrator, null, new(20))).Rows);
    }

    private async Task PressAsync(IRenderedComponent<IComponent> dialog)
    {
        await dialog.Find(".dialog input").ChangeAsync(new() { Value = "Pharmacy" });
        var button = dialog.FindComponents<MudButton>().Single().Instance;
        var presses = Task.CompletedTask;
        await host.WhileBusyAsync(() =>
        {
            presses = Task.WhenAll(Press(), Press());
            Assert.True(dialog.Find(".mud-dialog-actions button").HasAttribute("disabled"));
        });
        await presses;
        await Press(); // on its way when the answer came

        Task Press() => dialog.InvokeAsync(() => button.OnClick.InvokeAsync());
    }

    private async Task<Actor> SignInAsync()
    {
        var administrator = await host.PersonAsync((await host.InstanceAsync($"twice-{Guid.NewGuid():N}")).Id, Roles.Administrator);
        this.SignIn(administrator);
        BeInteractive();
        return administrator;
    }
}
