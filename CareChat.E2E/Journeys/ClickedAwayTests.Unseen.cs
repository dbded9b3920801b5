using CareChat.E2E.Infrastructure;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What is clicked, pressed and sent before its conversation is on the screen.</summary>
public sealed partial class ClickedAwayTests
{
    [Theory]
    [InlineData("message")]
    [InlineData("note")]
    public async Task A_click_on_the_field_of_what_is_being_closed_is_refused_and_what_is_typed_then_is_for_nobody(string kind)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(600));
        var (desk, page) = await OpenAsync(line);
        var field = await PlaceAsync(page, kind);

        await page.Keyboard.PressAsync("e");
        await page.Mouse.ClickAsync(field.X, field.Y);
        await page.Keyboard.TypeAsync(Commands, new() { Delay = 40 });
        await page.Keyboard.PressAsync("Control+Enter");

        await desk.SettleAsync();
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not done: the next conversation is not open yet");
        await StandsAsync(page, desk.Conversations[1], kind, "");
        await page.Keyboard.TypeAsync(Commands);
        await UntouchedAsync(desk, isClosed: true);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.TypeAsync("rrest");
        await StandsAsync(page, desk.Conversations[1], "message", "rest");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_reply_that_was_sent_before_the_next_conversation_was_on_the_screen_stands_there_unsent()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(600));
        var (desk, page) = await OpenAsync(line);

        await page.Keyboard.TypeAsync("erplease rest");
        await page.Keyboard.PressAsync("Control+Enter");

        await desk.SettleAsync();
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not sent: it is kept as a draft for P01 Patient");
        await StandsAsync(page, desk.Conversations[1], "message", "please rest");
        await UntouchedAsync(desk, isClosed: true);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_command_for_a_conversation_that_is_only_said_to_open_is_refused_at_once()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        line.Slow(TimeSpan.FromSeconds(4));

        await page.Locator($"a[data-row='{desk.Conversations[2]}']").ClickAsync();
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Opening P02 Patient…");
        await page.Keyboard.TypeAsync("erplease zest");
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("The next conversation was not shown yet: press the key again");

        await StandsAsync(page, desk.Conversations[2], "message", "");
        await UntouchedAsync(desk);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task That_what_is_typed_waits_for_the_one_to_come_is_said()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        var field = await PlaceAsync(page, "message");
        line.Slow(TimeSpan.FromSeconds(5));

        await page.Locator($"a[data-row='{desk.Conversations[2]}']").ClickAsync();
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Opening P02 Patient…");
        await page.Mouse.ClickAsync(field.X, field.Y);
        await page.Keyboard.TypeAsync("rest");
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Your reply waits for P02 Patient");
        await page.Keyboard.PressAsync("Control+Enter");

        await StandsAsync(page, desk.Conversations[2], "message", "rest");
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not sent: it is kept as a draft for P02 Patient");
        await UntouchedAsync(desk);
        await page.Context.CloseAsync();
    }
}
