using Bunit;
using CareChat.Tests.App;
using CareChat.Web.Accounts;
using CareChat.Web.Accounts.Admin;
using CareChat.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CareChat.Tests.Accounts.Admin;

/// <summary>A list of the administration, by the one with the people in it.</summary>
public sealed class ListGridTests : AdminContext, IClassFixture<PortalHost>
{
    /// <summary>A search waits until nobody types for a moment.</summary>
    private static readonly TimeSpan Debounced = TimeSpan.FromSeconds(10);

    private readonly PortalHost host;
    private readonly HeldReads reads;

    public ListGridTests(PortalHost host)
    {
        this.host = host;
        reads = new HeldReads(host.Services.GetRequiredService<IDbContextFactory<CareChatDb>>()) { HoldsNext = false };
        Services.AddSingleton(ActivatorUtilities.CreateInstance<PeopleList>(host.Services, reads));
    }

    [Fact]
    public async Task It_turns_pages_sorts_by_a_heading_and_begins_anew_with_a_search()
    {
        var (page, administrator) = await OpenAsync(nurses: 24);
        page.WaitForAssertion(() => Assert.Equal(20, Rows(page).Count));
        Assert.Contains("of 25", page.Markup, StringComparison.Ordinal);

        await page.Find("[aria-label='Next page']").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(5, Rows(page).Count));

        await page.Find("input[type=search]").InputAsync(new ChangeEventArgs { Value = $"{administrator.Id:N}" });
        page.WaitForAssertion(() => Assert.Contains("Administrator", Assert.Single(Rows(page)), StringComparison.Ordinal), Debounced);
        await page.Find("input[type=search]").InputAsync(new ChangeEventArgs { Value = "" });
        page.WaitForAssertion(() => Assert.Equal(20, Rows(page).Count), Debounced);

        await Heading(page, "Role").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Administrator", Rows(page)[0], StringComparison.Ordinal));
        await Heading(page, "Role").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Clinician", Rows(page)[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_is_said_to_be_missing_before_the_list_is_read()
    {
        reads.HoldsNext = true;
        var (page, _) = await OpenAsync(nurses: 1);
        Assert.Empty(page.FindAll(".empty"));
        Assert.NotEmpty(page.FindAll(".skeleton"));

        reads.Held.SetResult();
        page.WaitForAssertion(() => Assert.Equal(2, Rows(page).Count));
        Assert.Empty(page.FindAll(".skeleton"));
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_says_so_and_is_tried_again()
    {
        reads.HoldsNext = true;
        var (page, _) = await OpenAsync(nurses: 1);
        reads.Held.SetException(new SqliteException("busy", 5));
        Assert.Contains("The list could not be read.", page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".empty"));

        reads.HoldsNext = false;
        await Button(page, "Try again").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(2, Rows(page).Count));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    private async Task<(IRenderedComponent<People> Page, Actor Administrator)> OpenAsync(int nurses)
    {
        var administrator = await host.PersonAsync((await host.InstanceAsync($"list-{Guid.NewGuid():N}")).Id, Roles.Administrator);
        for (var i = 0; i < nurses; i++) await host.PersonAsync(administrator.InstanceId, Roles.Clinician);
        this.SignIn(administrator);
        BeInteractive();
        RenderDialogs();
        return (Render<People>(), administrator);
    }

    private static List<string> Rows(IRenderedComponent<People> page) =>
        [.. page.FindAll("tbody tr").Where(r => r.QuerySelector(".act") is not null).Select(Words)];

    private static AngleSharp.Dom.IElement Heading(IRenderedComponent<People> page, string title) =>
        page.FindAll("th").Single(h => h.TextContent.Contains(title, StringComparison.Ordinal)).QuerySelector("button")!;
}
