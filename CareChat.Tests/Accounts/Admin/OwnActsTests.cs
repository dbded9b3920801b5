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

/// <summary>What administrators see of their own acts: the dialog and the list beside it say the same, at once.</summary>
public sealed class OwnActsTests : AdminContext, IClassFixture<PortalHost>
{
    private readonly PortalHost host;

    public OwnActsTests(PortalHost host)
    {
        this.host = host;
        Use<PeopleStore>(host);
        Use<PeopleList>(host);
        Use<AssistantKeyStore>(host);
        Use<ApiClientList>(host);
    }

    [Fact]
    public async Task A_closed_account_says_closed_in_the_dialog_and_in_the_list_and_an_open_one_open()
    {
        var instance = await SignInAsync();
        await host.ResidentAsync(instance, Roles.Clinician);
        var (dialogs, page) = (RenderDialogs(), Render<People>());
        page.WaitForElement("tbody tr .act button");
        var managing = page.FindAll("tr").Single(r => r.TextContent.Contains("Clinician", StringComparison.Ordinal)).QuerySelector(".act button")!.ClickAsync(new());

        await PressAsync("Close the account");
        dialogs.WaitForAssertion(() => Assert.Equal(("Closed", "Open the account"), (State(), Act())));
        page.WaitForAssertion(() => Assert.Equal("Closed", Row()));

        await PressAsync("Open the account");
        dialogs.WaitForAssertion(() => Assert.Equal(("Open", "Close the account"), (State(), Act())));
        page.WaitForAssertion(() => Assert.Equal("Open", Row()));
        Assert.False(managing.IsCompleted); // the dialog stands open all the while

        async Task PressAsync(string button)
        {
            dialogs.WaitForAssertion(() => Assert.False(Button(dialogs, button).HasAttribute("disabled")));
            await Button(dialogs, button).ClickAsync(new());
        }

        string State() => Words(dialogs.Find(".dialog .mud-chip"));
        string Act() => Words(dialogs.FindAll(".dialog .acts button")[^1]);
        string Row() => Words(page.FindAll("tbody tr").Single(r => r.TextContent.Contains("Clinician", StringComparison.Ordinal)).QuerySelector(".mud-chip")!);
    }

    [Fact]
    public async Task A_patient_whose_identity_was_seen_is_not_asked_for_again()
    {
        var instance = await SignInAsync();
        var patient = await host.ResidentAsync(instance, Roles.Patient);
        var list = host.Services.GetRequiredService<PeopleList>();
        var administrator = await Services.GetRequiredService<CurrentUser>().RequireAsync();
        var dialog = await OpenAsync<PersonDialog>(new() { { d => d.Person, await list.FindAsync(administrator, patient.Id) } });

        await Button(dialog, "Mark identity as seen").ClickAsync(new());

        dialog.WaitForAssertion(() => Assert.Contains("The clinic has seen who this is.", dialog.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Roles.Patient, "Signed out everywhere. The keys of agents have ended.")]
    [InlineData(Roles.Clinician, "Signed out everywhere.")]
    public async Task Whoever_signs_somebody_out_reads_what_has_ended(string role, string said)
    {
        var person = await host.ResidentAsync(await SignInAsync(), role);
        var list = host.Services.GetRequiredService<PeopleList>();
        var administrator = await Services.GetRequiredService<CurrentUser>().RequireAsync();
        var dialog = await OpenAsync<PersonDialog>(new() { { d => d.Person, await list.FindAsync(administrator, person.Id) } });

        await Button(dialog, "Sign out everywhere").ClickAsync(new());

        dialog.WaitForAssertion(() => Assert.Equal(said, Words(dialog.Find("[role=status]"))));
    }

    [Fact]
    public async Task A_new_API_client_stands_in_the_list_while_its_secret_is_shown()
    {
        await SignInAsync();
        await MakeAsync<ApiClients>("New client", "Make the client");
    }

    [Fact]
    public async Task A_new_key_of_the_assistant_stands_in_the_list_while_it_is_shown()
    {
        await SignInAsync();
        await MakeAsync<Keys>("New key", "Make the key");
    }

    private async Task MakeAsync<TPage>(string open, string make) where TPage : class, IComponent
    {
        var (dialogs, page) = (RenderDialogs(), Render<TPage>());
        page.WaitForElement(".empty");
        var opening = Button(page, open).ClickAsync(new());
        await dialogs.WaitForElement(".dialog input").ChangeAsync(new() { Value = "Pharmacy" });
        await Button(dialogs, make).ClickAsync(new());

        dialogs.WaitForElement(".dialog code");
        page.WaitForAssertion(() => Assert.Contains("Pharmacy", page.Find("tbody td").TextContent, StringComparison.Ordinal));
        Assert.False(opening.IsCompleted);
    }

    private async Task<Guid> SignInAsync()
    {
        var administrator = await host.PersonAsync((await host.InstanceAsync($"acts-{Guid.NewGuid():N}")).Id, Roles.Administrator);
        this.SignIn(administrator);
        BeInteractive();
        return administrator.InstanceId;
    }
}
