using CareChat.E2E.Infrastructure;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>
/// A hand presses where something stood a moment ago: what it aimed at, or nothing, and no letter after it does anything. The
/// pauses are the hand's own: how long after one act it does the next is what is tried.
/// </summary>
public sealed partial class ClickedAwayTests
{
    private const string NotKept = "Not kept: click into the field, then write";
    private const string Draft = "Rest.\nDrink a lot.\nCall us on Monday.\nTake it with food.";

    [Theory]
    [InlineData(150, 180, "note")]
    [InlineData(150, 240, "note")]
    [InlineData(150, 300, "message")]
    [InlineData(150, 380, "note")]
    [InlineData(300, 250, "message")]
    [InlineData(300, 350, "note")]
    [InlineData(300, 450, "note")]
    [InlineData(300, 550, "note")]
    public async Task Letters_after_a_press_on_the_field_while_a_closed_conversation_gives_way_are_no_commands(int roundTrip, int gap, string kind)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(roundTrip));
        var (desk, page) = await OpenAsync(line);
        var field = await PlaceAsync(page, kind);

        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Task.Delay(gap); // the pace of the hand is what is tried
        await PressAsync(page, field);
        await Task.Delay(120);
        await page.Keyboard.TypeAsync(Commands, new() { Delay = 50 });

        await desk.SettleAsync();
        await UntouchedAsync(desk, isClosed: true);
        if (await page.Locator($"[data-text={kind}]").InputValueAsync() != Commands) await Expect(page.Locator("[data-hint]")).ToHaveTextAsync(NotKept);
        await Expect(page.Locator($"[data-text={(kind == "note" ? "message" : "note")}]")).ToHaveValueAsync("");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("message")]
    [InlineData("note")]
    public async Task What_is_pressed_in_a_closed_conversation_that_still_stands_there_is_for_nobody(string kind)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(600));
        var (desk, page) = await OpenAsync(line);
        var first = desk.Conversations[0].ToString();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.WaitForFunctionAsync("id => !location.pathname.includes(id)", first); // it is closed: the next one is on its way

        var field = await PlaceAsync(page, kind);
        await PressAsync(page, field);
        await Expect(page.Locator("#conversation-name")).ToHaveAttributeAsync("data-conversation", first, new() { Timeout = 1 });
        await page.Keyboard.TypeAsync(Commands, new() { Delay = 50 });

        await desk.SettleAsync();
        await UntouchedAsync(desk, isClosed: true);
        foreach (var text in new[] { "message", "note" }) await Expect(page.Locator($"[data-text={text}]")).ToHaveValueAsync("");
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync(NotKept);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(150, 150)]
    [InlineData(150, 200)]
    [InlineData(150, 250)]
    [InlineData(150, 400)]
    [InlineData(300, 350)]
    [InlineData(300, 420)]
    [InlineData(300, 600)]
    public async Task A_note_aimed_at_before_a_taller_draft_came_is_not_written_into_the_draft(int roundTrip, int gap)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(roundTrip));
        var (desk, page) = await OpenAsync(line);
        await page.Keyboard.TypeAsync($"r{Draft}");
        await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await desk.SettleAsync();
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("");
        var note = await PlaceAsync(page, "note");

        await page.Locator($"a[data-row='{desk.Conversations[0]}']").ClickAsync();
        await Task.Delay(gap); // the pace of the hand is what is tried
        await PressAsync(page, note);
        await Task.Delay(120);
        await page.Keyboard.TypeAsync(Commands, new() { Delay = 30 });
        await page.Keyboard.PressAsync("Control+Enter");

        await desk.SettleAsync();
        await desk.UntilAsync("keys.isIdle()");
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync(Draft);
        await using var db = clinic.Portal.Open();
        Assert.Equal(0, await db.Messages.CountAsync(m => desk.Conversations.Contains(m.ConversationId) && m.AuthorKind == AuthorKind.Clinician));
        Assert.Equal(0, await db.Conversations.CountAsync(c => desk.Conversations.Contains(c.Id) && (c.ClosedAt != null || c.AssignedToId != null)));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(150, 0, "message")]
    [InlineData(150, 100, "note")]
    [InlineData(300, 0, "note")]
    [InlineData(300, 180, "message")]
    public async Task That_what_is_typed_after_a_refused_click_is_not_kept_is_said_and_the_next_click_is_in_the_field(int roundTrip, int gap, string kind)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(roundTrip));
        var (desk, page) = await OpenAsync(line);
        var field = await PlaceAsync(page, kind);

        await page.Keyboard.PressAsync("e");
        await Task.Delay(gap); // the pace of the hand is what is tried
        await PressAsync(page, field);
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not done: the next conversation is not open yet");
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync(NotKept);
        await page.Keyboard.TypeAsync(Commands, new() { Delay = 50 });
        await desk.SettleAsync();
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync(NotKept);

        await Task.Delay(700); // it has stood long enough to be aimed at
        field = await PlaceAsync(page, kind);
        await PressAsync(page, field);
        await page.Keyboard.TypeAsync(Commands);
        await StandsAsync(page, desk.Conversations[1], kind, Commands);
        await UntouchedAsync(desk, isClosed: true);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("[data-tab=note]")]
    [InlineData("[data-send]")]
    public async Task Letters_after_a_press_whose_click_never_comes_are_no_commands(string pressed)
    {
        var (desk, page) = await OpenAsync(new SlowLine(clinic.Portal.Address, TimeSpan.Zero));
        var box = (await page.Locator(pressed).BoundingBoxAsync())!;
        await Task.Delay(700);

        await page.Mouse.MoveAsync(box.X + 12, box.Y + 12);
        await page.Mouse.DownAsync();
        await page.EvaluateAsync("pressed => { const part = document.querySelector(pressed); part.replaceWith(part.cloneNode(true)); }", pressed);
        await page.Mouse.UpAsync();
        await page.Keyboard.TypeAsync(Commands);

        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync(NotKept);
        await UntouchedAsync(desk);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await StandsAsync(page, desk.Conversations[1], "message", "");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_press_beside_the_field_of_a_composer_is_left_by_Escape_or_by_a_click_elsewhere()
    {
        var (desk, page) = await OpenAsync(new SlowLine(clinic.Portal.Address, TimeSpan.Zero));
        await Task.Delay(700);

        await page.Locator(".hint").ClickAsync();
        await page.Keyboard.TypeAsync("e");
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync(NotKept);
        await page.Locator("#conversation-name").ClickAsync();
        await page.Keyboard.TypeAsync("rrest");

        await StandsAsync(page, desk.Conversations[0], "message", "rest");
        await page.Context.CloseAsync();
    }

    /// <summary>Presses as a hand does, which holds the button for a moment.</summary>
    private static async Task PressAsync(IPage page, (float X, float Y) at)
    {
        await page.Mouse.MoveAsync(at.X, at.Y);
        await page.Mouse.DownAsync();
        await Task.Delay(60);
        await page.Mouse.UpAsync();
    }
}
