using CareChat.E2E.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>The next conversation is on its way, on a line that is slow, silent or gone: what is clicked and typed is for that one.</summary>
public sealed partial class ClickedAwayTests(EmptyClinic clinic) : IClassFixture<EmptyClinic>
{
    private const string Commands = " eat a jam zek";

    [Theory]
    [InlineData("message")]
    [InlineData("note")]
    public async Task A_click_on_the_field_while_the_next_conversation_is_on_its_way_writes_in_that_one(string kind)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(300));
        var (desk, page) = await OpenAsync(line);
        var field = await PlaceAsync(page, kind);

        await page.Keyboard.PressAsync("j");
        await page.Mouse.ClickAsync(field.X, field.Y);
        await page.Keyboard.TypeAsync(Commands, new() { Delay = 40 });

        await desk.SettleAsync();
        await StandsAsync(page, desk.Conversations[1], kind, Commands);
        await UntouchedAsync(desk);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_conversation_that_does_not_come_is_said_to_be_on_its_way_and_nothing_is_done_to_it_unseen()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        line.Slow(TimeSpan.FromSeconds(9));

        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Opening P01 Patient…");
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("#conversation-name")).ToHaveAttributeAsync("data-conversation", desk.Conversations[1].ToString());

        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("The next conversation was not shown yet: press the key again");
        await UntouchedAsync(desk);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("message")]
    [InlineData("note")]
    public async Task A_field_clicked_on_after_the_line_broke_is_the_one_of_the_row(string kind)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(300));
        var (desk, page) = await OpenAsync(line);
        var field = await PlaceAsync(page, kind);

        await page.Locator($"a[data-row='{desk.Conversations[2]}']").ClickAsync();
        line.Lose();
        await desk.UntilAsync("window.carechatLine.isDown");
        await page.Mouse.ClickAsync(field.X, field.Y);
        await page.Keyboard.TypeAsync($"rest{Commands}");
        line.Return();

        await desk.SettleAsync();
        await StandsAsync(page, desk.Conversations[2], kind, $"rest{Commands}");
        await UntouchedAsync(desk);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_wrote_on_a_silent_line_is_in_the_field_when_it_is_back()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        var field = await PlaceAsync(page, "message");
        line.Silence();

        await page.Locator($"a[data-row='{desk.Conversations[2]}']").ClickAsync();
        await page.Mouse.ClickAsync(field.X, field.Y);
        await page.Keyboard.TypeAsync("Please rest");
        await desk.UntilAsync("keys.isIdle()"); // it waited for too long, and is a draft now
        line.Break();
        await desk.SettleAsync();
        await Expect(page.Locator("[data-text=message]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Commands);

        await StandsAsync(page, desk.Conversations[2], "message", $"Please rest{Commands}");
        await UntouchedAsync(desk);
        await page.Context.CloseAsync();
    }

    private async Task<(RandomDesk Desk, IPage Page)> OpenAsync(SlowLine line)
    {
        var desk = await RandomDesk.OpenAsync(clinic, line);
        await desk.OpenFirstAsync();
        return (desk, desk.Page);
    }

    /// <summary>Where one clicks to write a reply or a note.</summary>
    private static async Task<(float X, float Y)> PlaceAsync(IPage page, string kind)
    {
        var box = (await page.Locator(kind == "note" ? "[data-tab=note]" : "[data-text=message]").BoundingBoxAsync())!;
        return (box.X + 30, box.Y + (box.Height / 2));
    }

    private static async Task StandsAsync(IPage page, Guid conversation, string kind, string text)
    {
        await Expect(page.Locator("#conversation-name")).ToHaveAttributeAsync("data-conversation", conversation.ToString());
        await Expect(page.Locator($"[data-text={kind}]")).ToHaveValueAsync(text);
    }

    /// <summary>Nothing was done to any of them, but for the first where that was closed.</summary>
    private async Task UntouchedAsync(RandomDesk desk, bool isClosed = false)
    {
        await desk.UntilAsync("keys.isIdle()");
        await using var db = clinic.Portal.Open();
        Assert.Equal(isClosed ? 1 : 0, await db.Conversations.CountAsync(c => desk.Conversations.Contains(c.Id) && (c.ClosedAt != null || c.AssignedToId != null)));
        Assert.Equal(0, await db.Drafts.CountAsync(d => d.ConversationId == desk.Conversations[0]));
    }
}
