using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using CareChat.Web.Messages;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Accounts;

/// <summary>A page is a key to what it shows for the session it was served to, and to nothing for anybody else.</summary>
public sealed class CircuitTests(PortalHost host) : IClassFixture<PortalHost>
{
    private const string Secret = "Quillfeather";

    [Fact]
    public async Task A_page_opens_its_circuit_in_the_session_it_was_served_to()
    {
        var (nurse, _) = await NurseAsync("own");

        Assert.True(await RawCircuit.ShowsAsync(host, await PageAsync(nurse), nurse.Cookies, Secret));
    }

    [Fact]
    public async Task A_page_of_another_account_shows_nothing_in_a_nurses_browser()
    {
        var (nurse, instance) = await NurseAsync("stolen");
        var stranger = await PortalBrowser.OfAsync(host, await host.PersonAsync(instance, Roles.Clinician));

        Assert.False(await RawCircuit.ShowsAsync(host, await PageAsync(stranger), nurse.Cookies, Secret));
    }

    [Fact]
    public async Task A_nurses_page_shows_nothing_in_the_browser_of_somebody_else_or_of_nobody()
    {
        var (nurse, instance) = await NurseAsync("taken");
        var page = await PageAsync(nurse);
        var patient = await host.PatientAsync(instance);
        var other = await PortalBrowser.OfAsync(host, await host.PersonAsync(instance, Roles.Patient, patient.PatientId));

        Assert.False(await RawCircuit.ShowsAsync(host, page, other.Cookies, Secret));
        Assert.False(await RawCircuit.ShowsAsync(host, page, "", Secret));
    }

    [Fact]
    public async Task A_page_holds_for_its_session_and_not_for_its_person()
    {
        var instance = await host.InstanceAsync("sessions");
        await WriteAsync(instance.Id);
        var (here, person) = await host.SignedInAsync(instance.Id, Roles.Clinician);
        using var there = host.Visit();
        await there.SignInAsync(person.Email!, VisitorMaking.Password);
        var page = await (await here.GetAsync("/inbox?view=all")).Content.ReadAsStringAsync();

        Assert.True(await RawCircuit.ShowsAsync(host, page, Cookies(here), Secret));
        Assert.False(await RawCircuit.ShowsAsync(host, page, Cookies(there), Secret));
    }

    [Fact]
    public async Task A_page_shows_nothing_once_its_session_has_ended()
    {
        var instance = await host.InstanceAsync("ended");
        await WriteAsync(instance.Id);
        var nurse = await host.PersonAsync(instance.Id, Roles.Clinician);
        var browser = await PortalBrowser.OfAsync(host, nurse);
        var page = await PageAsync(browser);

        await host.Services.GetRequiredService<SessionStore>().EndAsync(nurse);

        Assert.False(await RawCircuit.ShowsAsync(host, page, browser.Cookies, Secret));
    }

    [Fact]
    public void Nothing_but_the_pages_frame_is_started_by_itself()
    {
        var marked = Directory.EnumerateFiles(Path.Combine(Repository.Root, "CareChat.Web"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Where(l => l.Contains("@rendermode", StringComparison.OrdinalIgnoreCase)).Select(l => l.Trim().Split(' ')[0]);

        Assert.Equal(["<HeadOutlet", "<Routes"], marked.Order());
    }

    private async Task<(PortalBrowser Browser, Guid Instance)> NurseAsync(string clinic)
    {
        var instance = await host.InstanceAsync(clinic);
        await WriteAsync(instance.Id);
        return (await PortalBrowser.OfAsync(host, await host.PersonAsync(instance.Id, Roles.Clinician)), instance.Id);
    }

    private async Task WriteAsync(Guid instance)
    {
        var conversation = await host.PatientAsync(instance, "Ada", Secret);
        var patient = await host.PersonAsync(instance, Roles.Patient, conversation.PatientId);
        await host.Services.GetRequiredService<MessageStore>().PostAsync(patient, new PostMessage(conversation.Id, $"{Secret} asks.", Guid.NewGuid()));
    }

    private async Task<string> PageAsync(PortalBrowser browser)
    {
        using var client = browser.Client(host);
        return await client.GetStringAsync("/search");
    }

    private static string Cookies(Visitor visitor) => string.Join("; ", visitor.Cookies.Select(c => $"{c.Key}={c.Value}"));
}
