using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>The screens of the assistant at the desk and in administration, as <see cref="ScreenTests"/> does with the others.</summary>
public sealed class AssistantDeskScreenTests(DeskClinic clinic) : IClassFixture<DeskClinic>
{
    private static readonly Dictionary<string, string> Pages = new()
    {
        ["assistant-overview"] = "/admin/assistant",
        ["knowledge"] = "/admin/knowledge",
        ["unanswered"] = "/admin/knowledge/unanswered",
        ["safety-phrases"] = "/admin/safety",
        ["assistant-keys"] = "/admin/assistant/keys",
    };

    public static TheoryData<string, int, ColorScheme> Screens()
    {
        var screens = new TheoryData<string, int, ColorScheme>();
        foreach (var name in Pages.Keys.Concat(["article", "inbox-urgent", "draft"]))
            foreach (var width in Pictures.Widths)
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                    screens.Add(name, width, scheme);
        return screens;
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Axe_finds_nothing(string name, int width, ColorScheme scheme)
    {
        var page = await clinic.OpenWindowAsync(width, width < 800 ? 844 : 800, scheme);
        await OpenAsync(page, name);
        await page.IsInteractiveAsync();

        await page.PassesAxeAsync(name, scheme);
    }

    private async Task OpenAsync(IPage page, string name)
    {
        if (name is "inbox-urgent" or "draft")
        {
            await AtTheDeskAsync(page, name == "draft");
            return;
        }
        await page.EnterDemoAsync("administrator");
        await page.GotoAsync(Pages.GetValueOrDefault(name, "/admin/knowledge"));
        await page.IsInteractiveAsync();
        if (name == "article")
        {
            await page.GetByLabel("Words in title, topic or question").FillAsync("fever needs a call");
            await page.Keyboard.PressAsync("Enter");
            await page.GetByRole(AriaRole.Link, new() { Name = "When a fever needs a call" }).ClickAsync();
        }
        await Expect(name == "article" ? page.Locator("textarea#Answer") : page.Locator(".admin-tabs .active")).ToBeVisibleAsync();
        await Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
    }

    /// <summary>The nurse's inbox with somebody in danger; on a narrow screen the list, unless a draft is wanted.</summary>
    private async Task AtTheDeskAsync(IPage page, bool drafts)
    {
        await TellOfDangerAsync();
        await page.EnterDemoAsync("clinician", drafts ? 1 : 0);
        await page.GotoAsync("/inbox?view=all");
        await page.IsInteractiveAsync();
        var row = page.Locator("a[data-row]").First;
        await Expect(row.Locator(".tag.urgent")).ToBeVisibleAsync();
        if (!drafts && page.ViewportSize!.Width < 800) return;
        await row.ClickAsync();
        await page.IsLiveAsync();
        if (!drafts) return;
        await page.GetByRole(AriaRole.Button, new() { Name = "Draft a reply" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Draft again" })).First.ClickAsync();
        await Expect(page.GetByText("Read it before you send.")).ToBeVisibleAsync();
        await Expect(page.Locator("textarea[data-text=message]")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("[Ff]ever"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Newest messages" })).ToBeHiddenAsync(); // what is answered stays in sight
    }

    private async Task TellOfDangerAsync()
    {
        var patient = await clinic.OpenWindowAsync(390, 800);
        await patient.EnterDemoAsync("patient", 1);
        if (!(await patient.Lines().Last.TextContentAsync())!.Contains("Call 911 now.", StringComparison.Ordinal))
            await patient.SayAsync("My son has had a fever for two days and now I cannot wake him up. When should I call about a fever?");
        await Expect(patient.Lines().Last).ToContainTextAsync("Call 911 now.");
        await patient.Context.CloseAsync();
    }
}
