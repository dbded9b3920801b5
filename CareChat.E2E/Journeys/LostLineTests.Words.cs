using CareChat.E2E.Infrastructure;
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
        await page.EvaluateAsync("() => { const now = performance.now.bind(performance); performance.now = () => now() + 61000; }");
        line.Return();

        await ShowsAsync(desk, 1);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("please eat\n");
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not sent: it is kept as a draft for P01 Patient");
        Assert.Empty(await SaidInAsync(desk, "please eat"));
        await page.Context.CloseAsync();
    }
}
