using CareChat.E2E.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>A line that loses the scripts of the chat, or keeps them for long, loses no word of the patient, and says what it has not done.</summary>
public sealed partial class MissingScriptTests(AssistantClinic clinic) : IClassFixture<AssistantClinic>
{
    private const string NotWhole = "This page did not load whole. Reload it; your text is kept";

    [Theory]
    [InlineData("room.js", 0)]
    [InlineData("sending.js", 1)]
    public async Task What_was_typed_on_a_page_whose_script_failed_outlasts_its_renewal_and_its_end_and_is_sent_once(string script, int patient)
    {
        var text = $"My ear hurts since {script} failed.";
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.Context.RouteAsync($"**/chat/{script}", route => route.AbortAsync());
        await page.EnterDemoAsync("patient", patient);
        await Field(page).FillAsync(text);
        await Expect(Hint(page)).ToContainTextAsync(NotWhole);
        Assert.Contains(text, await KeptAsync(page));

        await MarkAsync(page);
        await RenewedAsync(page);
        await Expect(Field(page)).ToHaveValueAsync(text);
        page = await AnotherAsync(page, "/chat");
        await Expect(Field(page)).ToHaveValueAsync(text);
        await page.IsInteractiveAsync();
        await MarkAsync(page);
        await Hint(page).GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();
        await RenewedAsync(page);

        await page.Context.UnrouteAllAsync();
        await page.ReloadAsync();
        await page.IsLiveAsync();
        await Expect(Field(page)).ToHaveValueAsync(text);
        await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();
        Assert.DoesNotContain(text, await KeptAsync(page));
        await Field(page).PressAsync("Control+Enter");
        await Expect(page.Lines().Last).ToContainTextAsync(text);
        await page.ReloadAsync();
        await page.IsLiveAsync();
        await Expect(Field(page)).ToHaveValueAsync("");
        await StoredOnceAsync(text);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_sent_on_a_page_without_scripts_stands_as_not_sent_and_goes_once_from_the_next_one(bool isClosed)
    {
        var text = $"My knee is swollen. {isClosed}";
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.Context.RouteAsync("**/chat/*.js", route => route.AbortAsync());
        await page.EnterDemoAsync("patient", 2);
        await Field(page).FillAsync(text);
        await page.Locator("[data-send]").ClickAsync();

        await Expect(page.Locator("[data-pending] .bubble")).ToHaveTextAsync(text);
        await Expect(page.Locator("[data-pending] .state")).ToHaveTextAsync("Not sent yet. It goes out once this page has loaded");
        await Expect(page.Locator(".in-danger a[href='tel:911']")).ToBeVisibleAsync();
        await Expect(Field(page)).ToHaveValueAsync("");
        if (isClosed) page = await AnotherAsync(page, "/chat");
        else await page.ReloadAsync();
        await Expect(page.Locator("[data-pending] .bubble")).ToHaveTextAsync(text);
        await Expect(Field(page)).ToHaveValueAsync("");

        await page.Context.UnrouteAllAsync();
        await page.ReloadAsync();
        await page.IsLiveAsync();
        await Expect(page.Lines().Last).ToContainTextAsync(text);
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        await StoredOnceAsync(text);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/chat", 3, true)]
    [InlineData("/chat", 4, false)]
    [InlineData("/assistant", 3, true)]
    [InlineData("/assistant", 4, false)]
    public async Task Text_stays_in_its_box_while_the_scripts_are_on_their_way_and_a_tap_on_Send_is_done_once_they_come(string place, int patient, bool isTapped)
    {
        var text = $"When may I swim again after it? {place} {isTapped}";
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", patient);
        await page.IsLiveAsync();
        var circuit = await page.HoldAsync("**/_blazor/negotiate*");
        var scripts = await page.HoldAsync("**/chat/*.js");
        await page.GotoAsync(place, new() { WaitUntil = WaitUntilState.Commit });
        await Field(page).ClickAsync();
        await page.Keyboard.TypeAsync("When may I swim ");
        await MarkAsync(page);

        circuit.SetResult();
        await RenewedAsync(page);
        await Expect(Field(page)).ToHaveValueAsync("When may I swim ");
        await Expect(Field(page)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(text["When may I swim ".Length..]);
        if (isTapped) await page.Locator("[data-send]").ClickAsync();
        else await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("[data-pending] .bubble")).ToHaveTextAsync(text);
        await Expect(Field(page)).ToHaveValueAsync("");
        scripts.SetResult();

        await page.IsLiveAsync();
        await Expect(page.Lines().Filter(new() { HasText = text })).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        await Expect(Field(page)).ToHaveValueAsync("");
        await StoredOnceAsync(text);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_is_closed_while_its_scripts_are_on_their_way_leaves_its_text_to_the_next_one()
    {
        const string text = "I lost the leaflet of the tablets.";
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.EnterDemoAsync("patient", 5);
        await page.IsLiveAsync();
        await page.HoldAsync("**/chat/*.js");
        await page.GotoAsync("/chat", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Field(page).FillAsync(text);

        page = await AnotherAsync(page, "/chat");
        await page.IsLiveAsync();
        await Expect(Field(page)).ToHaveValueAsync(text);
        await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_signs_in_next_in_the_same_browser_sees_nothing_of_what_was_typed_and_its_writer_finds_it_again()
    {
        const string text = "Not for every eye at all.";
        var page = await clinic.OpenWindowAsync(390, 844);
        await page.Context.RouteAsync("**/chat/room.js", route => route.AbortAsync());
        await page.EnterDemoAsync("patient", 6);
        await Field(page).FillAsync(text);

        await page.EnterDemoAsync("patient", 7);
        await Expect(Hint(page)).ToContainTextAsync(NotWhole);
        await Expect(Field(page)).ToHaveValueAsync("");
        await page.EnterDemoAsync("patient", 6);
        await Expect(Field(page)).ToHaveValueAsync(text);
        await page.Context.CloseAsync();
    }

    private static ILocator Field(IPage page) => page.Locator("[data-text=message]");

    private static ILocator Hint(IPage page) => page.Locator("[data-hint]");

    private static Task<string> KeptAsync(IPage page) =>
        page.EvaluateAsync<string>("() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('carechat.early.')))");

    /// <summary>Knows this copy of the page again.</summary>
    private static Task MarkAsync(IPage page) => Field(page).EvaluateAsync("field => { field.dataset.first = ''; }");

    /// <summary>Waits for another copy of it, drawn by its circuit or loaded anew.</summary>
    private static Task RenewedAsync(IPage page) => page.Locator("[data-text=message]:not([data-first])").WaitForAsync();

    /// <summary>Closes the page and opens one of the same browser.</summary>
    private static async Task<IPage> AnotherAsync(IPage page, string address)
    {
        await page.CloseAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        return other;
    }

    private async Task StoredOnceAsync(string text)
    {
        await using var db = clinic.Portal.Open();
        Assert.Equal(1, await db.Messages.CountAsync(m => m.Body == text));
    }
}
