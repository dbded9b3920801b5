using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>On SQLite.</summary>
public sealed class SqliteDemoTests(DemoClinic clinic) : DemoTests(clinic), IClassFixture<DemoClinic>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresDemoTests(PostgresDemoClinic clinic) : DemoTests(clinic), IClassFixture<PostgresDemoClinic>;

/// <summary>What a newcomer does first.</summary>
public abstract class DemoTests(BrowserHost clinic)
{
    [Fact]
    public async Task One_click_each_and_a_line_from_either_side_stands_on_the_other_without_reload()
    {
        var patient = await clinic.OpenWindowAsync(390, 800);
        var nurse = await clinic.OpenWindowAsync();
        var name = await patient.EnterDemoAsync("patient", 3);
        await nurse.EnterDemoAsync("clinician");
        await nurse.GotoAsync("/inbox?view=all");
        await nurse.IsInteractiveAsync(); // a row that is drawn anew under the pointer is not clicked
        await patient.SayAsync("May I swim with the new plaster?");
        await nurse.GetByRole(AriaRole.Link).Filter(new() { HasText = name }).First.ClickAsync();
        await Expect(Last(nurse)).ToContainTextAsync("May I swim with the new plaster?");

        await nurse.SayAsync("Not before Friday, please.");

        await Expect(Last(patient)).ToContainTextAsync("Not before Friday, please.");
        await Expect(patient.Locator("[data-list] .state").Filter(new() { HasText = "Read" }).Last).ToBeVisibleAsync();
        await patient.Context.CloseAsync();
        await nurse.Context.CloseAsync();
    }

    [Fact]
    public async Task A_lost_connection_shows_a_quiet_banner_and_loses_nothing()
    {
        var patient = await clinic.OpenWindowAsync(390, 800);
        await patient.EnterDemoAsync("patient", 3);
        await patient.IsLiveAsync();
        var before = await patient.Lines().CountAsync();

        await patient.Context.SetOfflineAsync(true);
        await patient.Locator("textarea[data-text=message]").FillAsync("I write this in the tunnel.");
        await patient.Locator("textarea[data-text=message]").PressAsync("Control+Enter");
        await Expect(patient.Locator("[data-pending]")).ToContainTextAsync("I write this in the tunnel.");
        await patient.Context.SetOfflineAsync(false);

        await Expect(Last(patient)).ToContainTextAsync("I write this in the tunnel.");
        Assert.True(await patient.Lines().CountAsync() > before);
        await Expect(patient.Locator("[data-pending] li")).ToHaveCountAsync(0);
        await patient.Context.CloseAsync();
    }

    private static ILocator Last(IPage page) => page.Lines().Last;
}
