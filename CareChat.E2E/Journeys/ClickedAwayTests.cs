using CareChat.E2E.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>A click on a row, and then the line is gone: what is typed after it is for the conversation of the row.</summary>
public sealed class ClickedAwayTests(EmptyClinic clinic) : IClassFixture<EmptyClinic>
{
    private const string Commands = " eat a jam zek";

    [Theory]
    [InlineData("message")]
    [InlineData("note")]
    public async Task A_field_clicked_on_after_the_line_broke_is_the_one_of_the_row(string kind)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(300));
        var desk = await RandomDesk.OpenAsync(clinic, line);
        var page = await OpenFirstAsync(desk);
        var field = await PlaceAsync(page, kind == "note" ? "[data-tab=note]" : "[data-text=message]");

        await page.Locator($"a[data-row='{desk.Conversations[2]}']").ClickAsync();
        line.Lose();
        await desk.UntilAsync("window.carechatLine.isDown");
        await page.Mouse.ClickAsync(field.X, field.Y);
        await page.Keyboard.TypeAsync($"rest{Commands}");
        line.Return();

        await desk.SettleAsync();
        await Expect(page.Locator("#conversation-name")).ToHaveAttributeAsync("data-conversation", desk.Conversations[2].ToString());
        await Expect(page.Locator($"[data-text={kind}]")).ToHaveValueAsync($"rest{Commands}");
        await UntouchedAsync(desk);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_wrote_on_a_silent_line_is_in_the_field_when_it_is_back()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var desk = await RandomDesk.OpenAsync(clinic, line);
        var page = await OpenFirstAsync(desk);
        var field = await PlaceAsync(page, "[data-text=message]");
        line.Silence();

        await page.Locator($"a[data-row='{desk.Conversations[2]}']").ClickAsync();
        await page.Mouse.ClickAsync(field.X, field.Y);
        await page.Keyboard.TypeAsync("Please rest");
        await desk.UntilAsync("keys.isIdle()"); // it waited for too long, and is a draft now
        line.Break();
        await desk.SettleAsync();
        await Expect(page.Locator("[data-text=message]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Commands);

        await Expect(page.Locator("#conversation-name")).ToHaveAttributeAsync("data-conversation", desk.Conversations[2].ToString());
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync($"Please rest{Commands}");
        await UntouchedAsync(desk);
        await page.Context.CloseAsync();
    }

    private static async Task<IPage> OpenFirstAsync(RandomDesk desk)
    {
        await desk.Page.Keyboard.PressAsync("j");
        await desk.Page.IsLiveAsync();
        await desk.SettleAsync();
        return desk.Page;
    }

    private static async Task<(float X, float Y)> PlaceAsync(IPage page, string target)
    {
        var box = (await page.Locator(target).BoundingBoxAsync())!;
        return (box.X + 30, box.Y + (box.Height / 2));
    }

    private async Task UntouchedAsync(RandomDesk desk)
    {
        await desk.UntilAsync("keys.isIdle()");
        await using var db = clinic.Portal.Open();
        Assert.Equal(0, await db.Conversations.CountAsync(c => desk.Conversations.Contains(c.Id) && (c.ClosedAt != null || c.AssignedToId != null)));
        Assert.Equal(0, await db.Drafts.CountAsync(d => d.ConversationId == desk.Conversations[0]));
    }
}
