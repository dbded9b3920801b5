using CareChat.E2E.Infrastructure;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>Keys that are quicker than the page: none of them does anything to a conversation that was not before the nurse's eyes.</summary>
public sealed class EarlyKeysTests(EmptyClinic clinic) : IClassFixture<EmptyClinic>
{
    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    [InlineData(300)]
    public async Task An_answer_begun_while_the_page_loads_is_that_conversations_from_its_first_letter(int roundTrip)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(roundTrip));
        var desk = await RandomDesk.OpenAsync(clinic, line);
        var page = desk.Page;

        await page.GotoAsync($"/inbox/{desk.Conversations[3]}", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("[data-text=message]").WaitForAsync();
        await page.AreKeysHeardAsync();
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync("dear patient, please take the tablet", new() { Delay = 40 });
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Lines().Last).ToContainTextAsync("dear patient, please take the tablet");
        await using var db = clinic.Portal.Open();
        var sent = await db.Messages.SingleAsync(m => m.Body == "dear patient, please take the tablet" && desk.Conversations.Contains(m.ConversationId));
        Assert.Equal(desk.Conversations[3], sent.ConversationId);
        Assert.Equal(0, await db.Conversations.CountAsync(c => desk.Conversations.Contains(c.Id) && c.ClosedAt != null));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_answer_that_was_typed_and_sent_before_the_scripts_came_is_sent()
    {
        var desk = await RandomDesk.OpenAsync(clinic, through: null);
        var page = desk.Page;
        var held = await page.HoldAsync("**/inbox/keys.js");

        await page.GotoAsync($"/inbox/{desk.Conversations[3]}", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator("[data-text=message]").WaitForAsync();
        await page.Keyboard.TypeAsync("rdear patient");
        await page.Keyboard.PressAsync("Control+Enter");
        held.SetResult();

        await Expect(page.Lines().Last).ToContainTextAsync("dear patient");
        await using var db = clinic.Portal.Open();
        Assert.Equal(desk.Conversations[3], (await db.Messages.SingleAsync(m => m.Body == "dear patient" && desk.Conversations.Contains(m.ConversationId))).ConversationId);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_while_a_page_renews_itself_stands_in_its_order()
    {
        var desk = await RandomDesk.OpenAsync(clinic, through: null);
        var page = desk.Page;
        await page.GotoAsync($"/inbox/{desk.Conversations[3]}");
        await page.IsLiveAsync();
        await page.Keyboard.TypeAsync("rone");
        await Expect(page.GetByText("Draft saved")).ToBeVisibleAsync();
        var room = await page.HoldAsync("**/chat/room.js");
        var keys = await page.HoldAsync("**/inbox/keys.js");

        await page.EvaluateAsync("() => { window.carechatRenews = true; setTimeout(() => location.reload(), 0); }");
        await page.WaitForFunctionAsync("() => window.carechatKeys && !customElements.get('chat-room') && document.querySelector('[data-text=message]') && document.readyState !== 'loading'");
        await page.Keyboard.TypeAsync(" two ");
        room.SetResult();
        await Expect(page.Locator("[data-text=message]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("three");
        keys.SetResult();

        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("one two three");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    public async Task Who_types_on_while_one_page_gives_way_to_the_next_does_nothing_to_anybody(int roundTrip)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(roundTrip));
        var desk = await RandomDesk.OpenAsync(clinic, line);
        var page = desk.Page;
        await page.GotoAsync($"/inbox/{desk.Conversations[3]}");
        await page.IsLiveAsync();

        await page.EvaluateAsync("() => { setTimeout(() => location.reload(), 0); }");
        await page.Keyboard.TypeAsync("nplease take a jazzed ejazjeza tea each day, zebra", new() { Delay = 40 });
        await page.Keyboard.PressAsync("Control+Enter");

        await page.IsLiveAsync();
        await desk.UntilAsync("keys.isIdle()");
        await using var db = clinic.Portal.Open();
        Assert.Equal(0, await db.Conversations.CountAsync(c => desk.Conversations.Contains(c.Id) && (c.ClosedAt != null || c.AssignedToId != null)));
        Assert.Equal(0, await db.Messages.CountAsync(m => desk.Conversations.Contains(m.ConversationId) && m.AuthorKind == AuthorKind.Clinician));
        Assert.False(await db.InternalNotes.AnyAsync(n => desk.Conversations.Contains(n.ConversationId) && n.ConversationId != desk.Conversations[3]));
        Assert.EndsWith($"/inbox/{desk.Conversations[3]}", page.Url);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(150)]
    [InlineData(300)]
    public async Task A_second_press_before_the_next_conversation_is_shown_closes_nothing(int roundTrip)
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(roundTrip));
        var desk = await RandomDesk.OpenAsync(clinic, line);
        var page = desk.Page;
        await page.Keyboard.PressAsync("j");
        await page.IsLiveAsync();
        await desk.SettleAsync();

        await page.Keyboard.PressAsync("e");
        await page.Keyboard.PressAsync("e");
        await page.Keyboard.PressAsync("a");
        await desk.SettleAsync();

        await using var db = clinic.Portal.Open();
        Assert.Equal([desk.Conversations[0]], await db.Conversations.Where(c => desk.Conversations.Contains(c.Id) && c.ClosedAt != null).Select(c => c.Id).ToListAsync());
        Assert.Equal(0, await db.Conversations.CountAsync(c => desk.Conversations.Contains(c.Id) && c.AssignedToId != null));
        await page.Context.CloseAsync();
    }
}
