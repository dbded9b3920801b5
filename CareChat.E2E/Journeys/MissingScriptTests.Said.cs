using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>The part about what such a page says and does.</summary>
public sealed partial class MissingScriptTests
{
    [Fact]
    public async Task Scripts_that_do_not_come_for_long_are_said_in_the_language_of_the_page()
    {
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.Context.AddCookiesAsync([new() { Name = "lang", Value = "es", Url = clinic.Portal.Address.ToString() }]);
        await page.HoldAsync("**/chat/*.js");
        await page.EnterDemoAsync("patient", 6);

        await Expect(Hint(page)).ToContainTextAsync("Esta página no se cargó completa. Recárguela; su texto está guardado");
        await Expect(Hint(page).GetByRole(AriaRole.Button, new() { Name = "Recargar" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Where_the_browser_keeps_nothing_the_text_stays_in_its_box_and_is_not_said_to_be_safe()
    {
        const string text = "I am out of my drops.";
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.AddInitScriptAsync("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }");
        await page.RouteAsync("**/chat/*.js", route => route.AbortAsync());
        await page.EnterDemoAsync("patient", 7);
        await Field(page).FillAsync(text);
        await page.Locator("[data-send]").ClickAsync();

        await Expect(Hint(page)).ToContainTextAsync("This page did not load whole. Copy what you wrote before you reload it");
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Reconnecting…");
        await Expect(Field(page)).ToHaveValueAsync(text);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_lost_its_first_scripts_takes_them_once_more_with_the_others()
    {
        const string text = "Is Monday a holiday?";
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 7);
        await page.RouteAsync(FirstScripts(), route => route.AbortAsync(), new() { Times = 2 });
        await page.ReloadAsync();

        await page.SayAsync(text);
        await Expect(page.Lines().Last).ToContainTextAsync(text);
        await StoredOnceAsync(text);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_browser_without_scripts_says_that_nothing_can_be_sent_and_whom_to_call()
    {
        var page = await clinic.OpenWindowAsync(390, 844, runsScripts: false);
        await page.EnterDemoAsync("patient", 1);

        await Expect(page.Locator("noscript")).ToBeVisibleAsync();
        Assert.Contains("nothing can be sent from here. If this is an emergency, call 911.", await page.Locator("noscript").TextContentAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [GeneratedRegex(@"^http://[^/]+/(early|kept)[^/]*\.js$")]
    private static partial Regex FirstScripts();
}
