using System.Text.RegularExpressions;
using CareChat.E2E.Infrastructure;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>A nurse goes on while there is no line, or while it is silent: what she asks for and types goes where she meant it, or nowhere.</summary>
public sealed partial class LostLineTests(EmptyClinic clinic) : IClassFixture<EmptyClinic>
{
    [Theory]
    [InlineData("key")]
    [InlineData("row")]
    public async Task A_move_without_a_line_is_made_when_it_is_back_and_the_text_after_it_is_for_that_patient(string how)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await LoseAsync(line, page);
        if (how == "key") await page.Keyboard.PressAsync("j");
        else await page.Locator("a[data-row]").Nth(1).ClickAsync();
        await Expect(page.Locator("#connection")).ToHaveTextAsync(Promise);

        await page.Keyboard.TypeAsync("rplease eat");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("");
        await Expect(page.Locator("[data-pending] > li")).ToHaveCountAsync(0);
        line.Return();

        await ShowsAsync(desk, 1);
        await Expect(page.Lines().Last).ToContainTextAsync("please eat");
        Assert.Equal([desk.Conversations[1]], await SaidInAsync(desk, "please eat"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_last_move_without_a_line_counts_and_text_for_the_one_before_is_kept_as_the_draft_of_that_one()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await LoseAsync(line, page);
        await page.Keyboard.TypeAsync("jrplease eat");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator("a[data-row]").Nth(3).ClickAsync();
        await Expect(page.Locator("#connection")).ToContainTextAsync("P03 Patient opens when it is back");
        line.Return();

        await ShowsAsync(desk, 3);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("");
        await page.Locator("a[data-row]").Nth(1).ClickAsync();
        await ShowsAsync(desk, 1);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("please eat");
        Assert.Empty(await SaidInAsync(desk, "please eat"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_move_without_a_line_is_made_also_where_the_page_has_to_begin_anew()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        await page.EvaluateAsync("() => { Blazor.reconnect = async () => { await fetch('/health'); return false; }; }");
        await LoseAsync(line, page);
        await page.Keyboard.TypeAsync("jrplease eat");
        line.Return();

        await ShowsAsync(desk, 1);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("please eat");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_move_that_a_silent_line_swallowed_is_made_on_the_next_one()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        line.Silence();
        await page.Keyboard.PressAsync("j");
        await Expect(page).ToHaveURLAsync(new Regex(desk.Conversations[1].ToString()));
        line.Break();

        await ShowsAsync(desk, 1);
        await page.Keyboard.TypeAsync("rplease eat");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Lines().Last).ToContainTextAsync("please eat");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator("#conversation-name")).Not.ToHaveAttributeAsync("data-conversation", desk.Conversations[1].ToString());
        await desk.UntilAsync("keys.isIdle() && keys.isReady()");
        Assert.Equal([desk.Conversations[1]], await SaidInAsync(desk, "please eat"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Text_typed_on_a_silent_line_waits_for_the_conversation_and_a_closing_is_not_done_later()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var (desk, page) = await OpenAsync(line);
        line.Silence();
        await page.Keyboard.TypeAsync("jernplease eat");
        await page.Keyboard.PressAsync("Control+Enter");
        line.Lose();
        await Expect(page.Locator("#connection")).ToHaveTextAsync(Promise);
        await Expect(page.Locator("[data-hint]")).ToHaveTextAsync("Not done: no connection");
        line.Return();

        await ShowsAsync(desk, 1);
        await Expect(page.Lines().Last).ToContainTextAsync("nplease eat");
        await NothingDoneAsync(desk);
        Assert.Equal([desk.Conversations[1]], await SaidInAsync(desk, "nplease eat"));
        await page.Context.CloseAsync();
    }

    private async Task<(RandomDesk Desk, IPage Page)> OpenAsync(SlowLine through)
    {
        var desk = await RandomDesk.OpenAsync(clinic, through);
        await desk.Page.Keyboard.PressAsync("j");
        await desk.Page.IsLiveAsync();
        await desk.SettleAsync();
        return (desk, desk.Page);
    }

    private static async Task LoseAsync(SlowLine line, IPage page)
    {
        line.Lose();
        await Expect(page.Locator("#connection")).ToHaveTextAsync("Reconnecting… your messages are safe");
    }

    /// <summary>Waits until a conversation is open as a whole: address, heading, thread and field.</summary>
    private static async Task ShowsAsync(RandomDesk desk, int at)
    {
        await Expect(desk.Page).ToHaveURLAsync(new Regex(desk.Conversations[at].ToString()));
        await Expect(desk.Page.Locator("#conversation-name")).ToHaveAttributeAsync("data-conversation", desk.Conversations[at].ToString());
        await Expect(desk.Page.Locator("chat-room")).ToHaveAttributeAsync("data-conversation", desk.Conversations[at].ToString());
        await desk.UntilAsync("keys.isIdle() && keys.isReady()");
    }

    private async Task<List<Guid>> SaidInAsync(RandomDesk desk, string text)
    {
        await using var db = clinic.Portal.Open();
        return await db.Messages.Where(m => m.Body == text && desk.Conversations.Contains(m.ConversationId)).Select(m => m.ConversationId).ToListAsync();
    }

    private async Task NothingDoneAsync(RandomDesk desk)
    {
        await using var db = clinic.Portal.Open();
        Assert.Equal(0, await db.Conversations.CountAsync(c => desk.Conversations.Contains(c.Id) && (c.ClosedAt != null || c.AssignedToId != null)));
    }
}
