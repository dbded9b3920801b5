using CareChat.E2E.Infrastructure;
using CareChat.Tests.App;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>
/// Every screen, narrow and wide, light and dark: axe finds nothing. <c>build/pictures.sh</c> keeps
/// each as a picture.
/// </summary>
public sealed class ScreenTests(DemoClinic clinic) : IClassFixture<DemoClinic>
{
    public static TheoryData<string, int, ColorScheme> Screens()
    {
        var screens = new TheoryData<string, int, ColorScheme>();
        foreach (var name in new[] { "sign-in", "chat", "inbox", "search", "checkout-door", "checkout", "visits", "visit", "agents", "queue", "queued-visit" })
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
        if (!IsPlain(name)) await page.IsInteractiveAsync();

        await page.PassesAxeAsync(name, scheme);
    }

    private static bool IsPlain(string name) => name is "sign-in" or "checkout" or "checkout-door";

    private async Task OpenAsync(IPage page, string name)
    {
        switch (name)
        {
            case "checkout-door":
                await page.GotoAsync((await LetterAsync()).Link);
                break;
            case "checkout":
                await page.EnterDemoAsync("patient");
                await page.GotoAsync((await LetterAsync()).Link);
                break;
            case "visits" or "agents":
                await page.EnterDemoAsync("patient");
                await page.GotoAsync($"/{name}");
                await Expect(page.Locator(name == "visits" ? "a.visit" : "#key-label")).ToBeVisibleAsync();
                break;
            case "visit":
                await page.EnterDemoAsync("patient");
                await page.GotoAsync("/visits");
                await page.Locator("a.visit").First.ClickAsync();
                await Expect(page.Lines().First).ToBeVisibleAsync();
                break;
            case "queue" or "queued-visit":
                await page.EnterDemoAsync("clinician");
                await page.GotoAsync("/queue");
                await Expect(page.Locator("[data-visit]").First).ToBeVisibleAsync();
                if (name == "queue") break;
                var visits = page.Locator("[data-visit]"); // narrow the one with a picture, wide the one with a chat
                await (page.ViewportSize!.Width < 800 ? visits.First : visits.Last).ClickAsync();
                await Expect(page.Locator(".letter-text")).ToBeVisibleAsync();
                await page.WaitForFunctionAsync("() => [...document.images].every(i => i.complete)");
                break;
            case "chat":
                await page.EnterDemoAsync("patient");
                await Expect(page.Lines().First).ToBeVisibleAsync();
                break;
            case "inbox":
                await page.EnterDemoAsync("clinician");
                await page.GotoAsync("/inbox?view=all");
                var row = page.Locator("a[data-row]").First;
                await Expect(row).ToBeVisibleAsync();
                if (page.ViewportSize!.Width < 800) break;
                await row.ClickAsync();
                await Expect(page.Lines().First).ToBeVisibleAsync();
                break;
            case "search":
                await page.EnterDemoAsync("clinician");
                await page.GotoAsync("/search");
                await page.IsInteractiveAsync();
                await page.GetByLabel("Words to find").FillAsync("the");
                await page.Keyboard.PressAsync("Enter");
                await Expect(page.Locator("mark").First).ToBeVisibleAsync();
                break;
            default:
                await page.GotoAsync("/sign-in");
                break;
        }
    }

    private async Task<ReadyLetter> LetterAsync()
    {
        await using var db = clinic.Portal.Open();
        return await clinic.Portal.LetterAsync(await db.Instances.Select(i => i.Id).SingleAsync());
    }
}
