using CareChat.E2E.Infrastructure;
using CareChat.Tests.App;
using CareChat.Web.Conversations;
using CareChat.Web.Data;
using CareChat.Web.Realtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>What a nurse types goes where it was meant to also on a long line, and on one that breaks.</summary>
public sealed class BadLineTests(EmptyClinic clinic) : IClassFixture<EmptyClinic>
{
    [Fact]
    public async Task A_question_takes_the_focus_from_nobody_who_writes()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.FromMilliseconds(200));
        var desk = await OpenAsync(line);
        var page = desk.Page;
        await TakeAsync(desk.Conversations[0]);
        await Expect(page.Locator(".head .who")).ToContainTextAsync("With Dana Ortiz");

        await page.Keyboard.PressAsync("a");
        await page.Keyboard.TypeAsync("rplease eat every bite before bed", new() { Delay = 40 });

        await Expect(page.GetByText("Take it over?")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("please eat every bite before bed");
        await Expect(page.Locator("[data-text=message]")).ToBeFocusedAsync();
        Assert.Equal(0, await ClosedAsync(desk));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_letter_after_the_focus_was_taken_goes_back_into_the_field()
    {
        var desk = await OpenAsync();
        var page = desk.Page;
        await page.Keyboard.TypeAsync("rpleas");
        await page.EvaluateAsync("() => document.querySelector('[aria-keyshortcuts=e]').focus()");
        await page.Keyboard.TypeAsync("e eat");

        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("please eat");
        Assert.Equal(0, await ClosedAsync(desk));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Escape_leaves_a_field_that_a_letter_just_came_back_to()
    {
        var desk = await OpenAsync();
        var page = desk.Page;
        await page.Keyboard.TypeAsync("rpleas");
        await page.EvaluateAsync("() => document.querySelector('[aria-keyshortcuts=e]').focus()");
        await page.Keyboard.TypeAsync("e");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");

        await Expect(page.Locator("#conversation-name")).ToHaveAttributeAsync("data-conversation", desk.Conversations[1].ToString());
        await page.Keyboard.PressAsync("k");
        await desk.SettleAsync();
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("please");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task After_a_lost_answer_the_text_is_kept_and_the_keys_go_on()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var desk = await OpenAsync(line);
        var page = desk.Page;
        var taken = new TaskCompletionSource();
        var feed = clinic.Portal.Services.GetRequiredService<ConversationFeed>();
        using var listening = feed.Subscribe(desk.Conversations[0], happened =>
        {
            if (happened.Kind == ChangeKind.Changed) taken.TrySetResult();
        });
        line.Mute();
        await page.Keyboard.TypeAsync("arplease eat");
        await taken.Task.WaitAsync(TimeSpan.FromSeconds(20));
        line.Break();

        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("please eat");
        await Expect(page.Locator(".head .who")).ToContainTextAsync("With you");
        await desk.UntilAsync("keys.isIdle() && keys.isReady()");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#conversation-name")).ToHaveAttributeAsync("data-conversation", desk.Conversations[1].ToString());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Text_after_a_closing_whose_answer_is_lost_stands_with_nobody_and_is_said()
    {
        await using var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var desk = await OpenAsync(line);
        var page = desk.Page;
        line.Mute();
        await page.Keyboard.TypeAsync("erplease eat");
        await page.Keyboard.PressAsync("Control+Enter");
        line.Break();

        await Expect(page.GetByText("Not kept, write it again: please eat")).ToBeVisibleAsync();
        await desk.UntilAsync("keys.isIdle()");
        await using var db = clinic.Portal.Open();
        Assert.Equal(0, await db.Messages.CountAsync(m => desk.Conversations.Contains(m.ConversationId) && m.AuthorKind == AuthorKind.Clinician));
        Assert.Equal(0, await db.Drafts.CountAsync(d => desk.Conversations.Contains(d.ConversationId)));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_line_that_breaks_while_the_page_begins_leaves_no_dead_page()
    {
        var desk = await OpenAsync();
        var page = desk.Page;
        var isBroken = true;
        foreach (var part in new[] { "**/_blazor/negotiate**", "**/chat/room.js", "**/health" })
            await page.RouteAsync(part, route => isBroken ? route.AbortAsync() : route.ContinueAsync());

        await page.GotoAsync($"/inbox/{desk.Conversations[3]}");
        await page.Locator("[data-text=message]").FillAsync("Please eat well");
        await Expect(page.GetByText("Reconnecting")).ToBeVisibleAsync();
        isBroken = false;

        await page.IsLiveAsync();
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("Please eat well");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_a_line_no_link_leads_away_from_the_page()
    {
        var line = new SlowLine(clinic.Portal.Address, TimeSpan.Zero);
        var desk = await OpenAsync(line);
        var (page, address) = (desk.Page, desk.Page.Url);
        await page.Keyboard.TypeAsync("rPlease eat");
        await line.DisposeAsync();
        await Expect(page.GetByText("Reconnecting")).ToBeVisibleAsync();

        await page.Locator("a[data-row]").Nth(2).ClickAsync();
        await page.Keyboard.PressAsync("j");

        await Expect(page.GetByText("No connection")).ToBeVisibleAsync();
        Assert.Equal(address, page.Url);
        await Expect(page.Locator("[data-text=message]")).ToHaveValueAsync("Please eat");
        await page.Context.CloseAsync();
    }

    private async Task<RandomDesk> OpenAsync(SlowLine? through = null)
    {
        var desk = await RandomDesk.OpenAsync(clinic, through);
        await desk.Page.Keyboard.PressAsync("j");
        await desk.Page.IsLiveAsync();
        await desk.SettleAsync();
        return desk;
    }

    /// <summary>A colleague takes the conversation.</summary>
    private async Task TakeAsync(Guid conversation)
    {
        await using var db = clinic.Portal.Open();
        var instance = await db.Conversations.Where(c => c.Id == conversation).Select(c => c.InstanceId).SingleAsync();
        var colleague = await clinic.Portal.PersonAsync(instance, Roles.Clinician);
        await clinic.Portal.Services.GetRequiredService<ConversationStore>().TakeAsync(colleague, conversation, null);
    }

    private async Task<int> ClosedAsync(RandomDesk desk)
    {
        await desk.SettleAsync();
        await using var db = clinic.Portal.Open();
        return await db.Conversations.CountAsync(c => desk.Conversations.Contains(c.Id) && c.ClosedAt != null);
    }
}
