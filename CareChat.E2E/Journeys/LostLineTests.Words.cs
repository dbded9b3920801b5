using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What is not done, not sent or not opened is said.</summary>
public sealed partial class LostLineTests
{
    [Fact]
    public async Task A_text_sent_unseen_long_before_the_line_is_back_stands_as_a_draft_and_is_said()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await LoseAsync(line, page);
        await page.Keyboard.TypeAsync("jrplease eat");
        await page.Keyboard.PressAsync("Control+Enter");
        await AgeAsync(page, seconds: 61);
        line.Return();

        await ShowsAsync(desk, 1);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("please eat\n");
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not sent: it is kept as a draft for P01 Patient");
        Assert.Empty(await SaidInAsync(desk, "please eat"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_types_on_after_a_text_waited_too_long_gives_no_command_and_it_stands_below_the_draft()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await page.Keyboard.TypeAsync("jrOf yesterday.");
        await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("k");
        await ShowsAsync(desk, 0);
        line.Silence();
        await page.Keyboard.TypeAsync("jrplease");
        await AgeAsync(page, seconds: 11);
        await desk.UntilAsync("keys.isIdle()");
        await page.Keyboard.TypeAsync(" eat e");
        line.Break();

        await ShowsAsync(desk, 1);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("Of yesterday.\n\nplease eat e");
        await NothingDoneAsync(desk);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_text_that_was_not_sent_is_said_with_its_patient_and_does_not_follow_its_reader()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await LoseAsync(line, page);
        await page.Keyboard.TypeAsync("jrplease eat");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator("a[data-row]").Nth(3).ClickAsync();
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not sent: it is kept as a draft for P01 Patient");
        line.Return();
        await ShowsAsync(desk, 3);
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not sent: it is kept as a draft for P01 Patient");

        await AgeAsync(page, seconds: 3); // it was read
        await page.Keyboard.PressAsync("j");
        await ShowsAsync(desk, 4);
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("");
        await page.Keyboard.PressAsync("k");
        await ShowsAsync(desk, 3);
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("e")]
    [InlineData("a")]
    [InlineData("z")]
    [InlineData("je")]
    [InlineData("button[aria-keyshortcuts=e]")]
    [InlineData("button[aria-keyshortcuts=a]")]
    public async Task What_cannot_be_done_without_a_line_is_said_and_not_done_later(string what)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await LoseAsync(line, page);
        if (what.Length < 3) await page.Keyboard.TypeAsync(what);
        else await page.Locator(what).ClickAsync();
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not done: no connection");
        line.Return();

        await ShowsAsync(desk, what == "je" ? 1 : 0);
        await page.Keyboard.PressAsync("j");
        await ShowsAsync(desk, what == "je" ? 2 : 1);
        await NothingDoneAsync(desk);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_view_without_a_line_is_said_not_to_be_opened_and_does_not_open_later()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await LoseAsync(line, page);
        await page.Locator("a.pile:visible").Nth(1).ClickAsync();
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Not done: no connection");
        line.Return();

        await Expect(page.Locator("#connection")).ToHaveTextAsync("");
        await ShowsAsync(desk, 0);
        await Expect(page.Locator(".inbox")).ToHaveAttributeAsync("data-view", "all");
        await page.Context.CloseAsync();
    }

    /// <summary>Lets the page's clock go on without waiting for it.</summary>
    private static Task AgeAsync(IPage page, int seconds) =>
        page.EvaluateAsync("ms => { const now = performance.now.bind(performance); performance.now = () => now() + ms; }", seconds * 1000);
}
