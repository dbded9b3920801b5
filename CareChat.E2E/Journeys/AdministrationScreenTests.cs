using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>The clinic's administration, its dialogs open, as <see cref="ScreenTests"/> does with the other screens.</summary>
public sealed class AdministrationScreenTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    /// <summary>Each screen's address, and the button that opens its dialog.</summary>
    private static readonly Dictionary<string, (string Address, string? Button)> Cast = new()
    {
        ["people"] = ("/admin/people", null),
        ["invite"] = ("/admin/people", "Invite"),
        ["clients"] = ("/admin/clients", null),
        ["new-client"] = ("/admin/clients", "New client"),
        ["settings"] = ("/admin/settings", null),
        ["new-assistant-key"] = ("/admin/assistant/keys", "New key"),
    };

    public static TheoryData<string, int, ColorScheme> Screens()
    {
        var screens = new TheoryData<string, int, ColorScheme>();
        foreach (var name in Cast.Keys)
            foreach (var width in Pictures.Widths)
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                    screens.Add(name, width, scheme);
        return screens;
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Axe_finds_nothing(string name, int width, ColorScheme scheme)
    {
        var (address, button) = Cast[name];
        var page = await clinic.OpenWindowAsync(width, width < 800 ? 844 : 800, scheme);
        await page.EnterDemoAsync("administrator");
        await page.GotoAsync(address);
        await page.IsInteractiveAsync();
        await Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        if (button is not null)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        }

        await page.PassesAxeAsync(name, scheme);
    }
}
