using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Accounts;

public sealed class PersonalKeysTests : PageContext, IClassFixture<PortalHost>
{
    private readonly PortalHost host;
    private readonly PersonalKeyStore keys;

    public PersonalKeysTests(PortalHost host)
    {
        this.host = host;
        keys = Use<PersonalKeyStore>(host);
        BeInteractive();
    }

    [Fact]
    public async Task A_key_is_shown_once_and_works()
    {
        var patient = (await ChatRoom.InAsync(host)).Patient;
        var page = Render<PersonalKeys>(p => p.Add(k => k.Viewer, patient));
        Assert.Contains("No assistant has a key", page.Markup);

        await page.Find("#key-label").ChangeAsync(new() { Value = "My assistant" });
        await page.Find("form").SubmitAsync();

        var key = page.Find("#made-key").TextContent;
        Assert.Equal(patient.Id, (await keys.FindAsync(key))!.Account);
        await page.Find(".once .quiet").ClickAsync(new());
        Assert.DoesNotContain(key, page.Markup);
        Assert.Contains(key[..11], page.Markup);
        Assert.Equal(host.Clock.GetUtcNow().AddDays(90), Assert.Single(await keys.ListAsync(patient)).ExpiresAt);
    }

    [Fact]
    public async Task However_often_one_presses_one_key_is_made()
    {
        var patient = (await ChatRoom.InAsync(host)).Patient;
        var page = Render<PersonalKeys>(p => p.Add(k => k.Viewer, patient));
        await page.Find("#key-label").ChangeAsync(new() { Value = "My assistant" });

        var presses = Task.CompletedTask;
        await host.WhileBusyAsync(() =>
        {
            presses = Task.WhenAll(page.Find("form").SubmitAsync(), page.Find("form").SubmitAsync());
            Assert.True(page.Find("form button").HasAttribute("disabled"));
        });
        await presses;

        Assert.Single(await keys.ListAsync(patient));
    }

    [Fact]
    public async Task Ending_a_key_asks_first()
    {
        var patient = (await ChatRoom.InAsync(host)).Patient;
        var made = await keys.CreateAsync(patient, "Old phone", null);
        var page = Render<PersonalKeys>(p => p.Add(k => k.Viewer, patient));

        await page.Find("li .button").ClickAsync(new());
        Assert.NotNull(await keys.FindAsync(made.Key));
        await page.Find(".ask .danger").ClickAsync(new());

        Assert.Null(await keys.FindAsync(made.Key));
        Assert.Empty(page.FindAll("li"));
    }

    [Fact]
    public async Task Somebody_removed_a_moment_ago_makes_no_key()
    {
        var patient = (await ChatRoom.InAsync(host)).Patient;
        var page = Render<PersonalKeys>(p => p.Add(k => k.Viewer, patient));
        await host.Services.GetRequiredService<SessionStore>().EndAsync(patient);

        await page.Find("#key-label").ChangeAsync(new() { Value = "Late" });
        await page.Find("form").SubmitAsync();

        Assert.Empty(page.FindAll("#made-key"));
        Assert.NotEmpty(page.FindAll("[role=alert]"));
        Assert.Empty(await keys.ListAsync(patient));
    }
}
