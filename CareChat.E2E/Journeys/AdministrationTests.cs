using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>The administrators' pages and their dialogs: by axe, by keyboard alone, and without a word from the security policy.</summary>
public sealed class AdministrationTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    private static readonly Dictionary<string, string> Opens = new()
    {
        ["/admin/people"] = "Invite",
        ["/admin/clients"] = "New client",
        ["/admin/assistant/keys"] = "New key",
    };

    public static TheoryData<string, int, ColorScheme> Screens()
    {
        var screens = new TheoryData<string, int, ColorScheme>();
        foreach (var path in Opens.Keys.Append("/admin/settings").Append("/admin/knowledge/new"))
            foreach (var width in new[] { 390, 768, 1280 })
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                    screens.Add(path, width, scheme);
        return screens;
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Axe_finds_nothing_in_the_page_and_in_its_dialog(string path, int width, ColorScheme scheme)
    {
        var (page, refused) = await OpenAsync(path, width, scheme);
        var name = path.Replace("/", "-", StringComparison.Ordinal)[1..];
        await page.HasNoFaultAsync(name, scheme);
        if (Opens.TryGetValue(path, out var words))
        {
            await page.GetByRole(AriaRole.Button, new() { Name = words }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
            await page.HasNoFaultAsync($"{name}-dialog", scheme);
        }
        Assert.Equal([], refused);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_administrator_sorts_invites_makes_a_client_and_ends_it_by_keyboard_alone()
    {
        var (page, refused) = await OpenAsync("/admin/people", 1280, ColorScheme.Light);
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Role" }).GetByRole(AriaRole.Button).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Administrator");
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Administrator" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByLabel("Letters behind the name")).ToBeHiddenAsync(); // an administrator has none
        foreach (var words in new[] { "Sam", "Reyes", "sam.reyes@example.com" })
        {
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.TypeAsync(words);
        }
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.Locator("#shown-once")).ToContainTextAsync("/invitation/");
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Invite" })).ToBeFocusedAsync();
        await Expect(page.Locator("tbody")).ToContainTextAsync("sam.reyes@example.com");
        await page.GetByLabel("Find by name or email").FocusAsync();
        await page.Keyboard.TypeAsync("reyes");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Link, new() { Name = "API clients" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "New client" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByLabel("Name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Pharmacy");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make the client" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.Locator("#shown-once")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "End Pharmacy" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Keep it" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tbody tr", new() { HasText = "Pharmacy" })).ToContainTextAsync("Ended");
        Assert.Equal([], refused);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_scripts_the_list_says_who_is_here()
    {
        var page = await clinic.OpenWindowAsync(runsScripts: false);
        await page.EnterDemoAsync("administrator");
        await page.GotoAsync("/admin/people");

        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Manage");
        await Expect(page.GetByText("Nobody is here yet.")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    /// <returns>The open page, and what the security policy will have refused of it.</returns>
    private async Task<(IPage Page, List<string> Refused)> OpenAsync(string path, int width, ColorScheme scheme)
    {
        var page = await clinic.OpenWindowAsync(width, width < 800 ? 844 : 800, scheme);
        var refused = new List<string>();
        page.Console += (_, said) =>
        {
            if (said.Text.Contains("Content Security Policy", StringComparison.Ordinal)) refused.Add(said.Text);
        };
        await page.EnterDemoAsync("administrator");
        await page.GotoAsync(path);
        await page.IsInteractiveAsync();
        await Expect(page.Locator("main .skeleton")).ToHaveCountAsync(0);
        return (page, refused);
    }
}
