using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Assistant.Admin;
using CareChat.Web.Data;
using CareChat.Web.Safety;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Assistant.Admin;

public sealed class SafetyTrialTests : AdminContext, IClassFixture<PortalHost>
{
    private const string Danger = "I have crushing chest pain and I cannot breathe";
    private readonly PortalHost host;
    private readonly HeldReads reads;

    public SafetyTrialTests(PortalHost host)
    {
        this.host = host;
        reads = new HeldReads(host.Services.GetRequiredService<IDbContextFactory<CareChatDb>>()) { HoldsNext = false };
        Use<EmergencyScreen>(host);
        Services.AddSingleton(ActivatorUtilities.CreateInstance<ClinicSettings>(host.Services, reads));
    }

    [Fact]
    public async Task What_was_found_goes_when_the_text_changes()
    {
        var page = await OpenAsync();
        await WriteAsync(page, Danger);
        await page.Find("form").SubmitAsync();
        Assert.Contains("The patient reads at once", page.Find(".mud-alert-outlined-error").TextContent);

        await WriteAsync(page, "When is my next visit?");
        Assert.Empty(page.FindAll(".mud-alert"));
        await page.Find("form").SubmitAsync();

        Assert.Contains("No danger found", page.Find(".mud-alert-outlined-success").TextContent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("When is my next visit?")]
    public async Task What_is_found_after_the_text_has_changed_is_not_shown(string text)
    {
        var page = await OpenAsync();
        await WriteAsync(page, Danger);
        reads.HoldsNext = true;
        var slow = page.Find("form").SubmitAsync();
        reads.HoldsNext = false;

        await WriteAsync(page, text);
        await page.Find("form").SubmitAsync();
        reads.Held.SetResult();
        await slow;

        Assert.Empty(page.FindAll(".mud-alert-outlined-error"));
        Assert.Equal(text.Length > 0, page.FindAll(".mud-alert-outlined-success").Count > 0);
    }

    private static Task WriteAsync(IRenderedComponent<SafetyTrial> page, string text) =>
        page.Find("textarea").ChangeAsync(new() { Value = text });

    private async Task<IRenderedComponent<SafetyTrial>> OpenAsync()
    {
        this.SignIn(await host.PersonAsync((await host.InstanceAsync($"trial-{Guid.NewGuid():N}")).Id, Roles.Administrator));
        BeInteractive();
        return Render<SafetyTrial>();
    }
}
