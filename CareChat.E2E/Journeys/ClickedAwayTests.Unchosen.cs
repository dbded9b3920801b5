using CareChat.E2E.Infrastructure;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What is pressed in the moment in which a conversation comes that nobody chose.</summary>
public sealed partial class ClickedAwayTests
{
    /// <summary>Takes down when a conversation came onto the screen and when something was pressed first.</summary>
    private const string Times = """
        ([shown, id]) => {
          const look = () => {
            if (document.querySelector(`${shown}[data-conversation="${id}"]`)) window.shownAt = performance.now();
            else requestAnimationFrame(look);
          };
          look();
          addEventListener('pointerdown', () => { window.pressedAt ??= performance.now(); }, true);
        }
        """;

    [Theory]
    [InlineData("message", 0)]
    [InlineData("note", 0)]
    [InlineData("message", 1)]
    [InlineData("note", 1)]
    public async Task A_press_in_the_moment_the_next_conversation_replaces_the_closed_one_is_for_nobody(string kind, int refused)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(150 * refused));
        var (desk, page) = await OpenAsync(line);
        var field = await PlaceAsync(page, kind);
        await page.Mouse.MoveAsync(field.X, field.Y);
        await page.EvaluateAsync(Times, new[] { "chat-room:has([data-text])", desk.Conversations[1].ToString() });

        await page.Keyboard.PressAsync("e");
        if (refused > 0) await PressAsync(page, field);
        await page.WaitForFunctionAsync("() => window.shownAt !== undefined");
        await page.EvaluateAsync("() => window.pressedAt = undefined");
        await PressAsync(page, field);
        await page.Keyboard.TypeAsync(Commands, new() { Delay = 20 });

        await desk.SettleAsync();
        await StandsAsync(page, desk.Conversations[1], kind == "note" ? "message" : "note", "");
        if (await page.Locator($"[data-text={kind}]").InputValueAsync() != Commands) await Expect(page.Locator("[data-hint]")).ToHaveTextAsync(NotKept);
        else Assert.True(await page.EvaluateAsync<double>("() => window.pressedAt - window.shownAt") > 500, "Nobody had seen it.");
        await UntouchedAsync(desk, isClosed: true);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_key_for_what_came_by_itself_a_moment_ago_is_not_done_and_that_is_said()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await page.EvaluateAsync(Times, new[] { "chat-room:has([data-text])", desk.Conversations[1].ToString() });
        await page.EvaluateAsync("() => addEventListener('keydown', () => { window.pressedAt = performance.now(); }, true)");

        await page.Keyboard.PressAsync("e");
        await page.WaitForFunctionAsync("() => window.shownAt !== undefined");
        await page.Keyboard.PressAsync("e");

        if (await page.EvaluateAsync<double>("() => window.pressedAt - window.shownAt") < 350)
            await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("The next conversation was not shown yet: press the key again");
        await desk.SettleAsync();
        if (await page.Locator("[data-hint]").TextContentAsync() is { Length: > 0 }) await UntouchedAsync(desk, isClosed: true);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_presses_Close_again_as_the_next_conversation_comes_closes_one()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        var box = (await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).BoundingBoxAsync())!;
        var close = (box.X + 30, box.Y + (box.Height / 2));

        await PressAsync(page, close);
        await page.EvaluateAsync(Times, new[] { "#conversation-name", desk.Conversations[1].ToString() });
        await page.WaitForFunctionAsync("() => window.shownAt !== undefined");
        await PressAsync(page, close);

        await desk.SettleAsync();
        if (await page.EvaluateAsync<double>("() => window.pressedAt - window.shownAt") < 500) await UntouchedAsync(desk, isClosed: true);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_was_closed_is_said_over_no_row()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator(".toast")).ToContainTextAsync("Closed");

        await desk.SettleAsync();
        var (toast, rows) = (await page.Locator(".toast").BoundingBoxAsync(), await page.Locator(".list .scroll").BoundingBoxAsync());
        Assert.True(rows!.Y + rows.Height <= toast!.Y, $"{rows.Y + rows.Height} over {toast.Y}");
        var thread = await page.Locator(".thread").BoundingBoxAsync();
        Assert.True(toast.X + toast.Width <= thread!.X, $"{toast.X + toast.Width} over {thread.X}");
        await page.Context.CloseAsync();
    }
}
