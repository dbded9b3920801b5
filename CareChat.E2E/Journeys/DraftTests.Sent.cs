using CareChat.E2E.Infrastructure;
using CareChat.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CareChat.E2E.Journeys;

/// <summary>A draft that two windows hold is one message, whichever of them sends it.</summary>
public sealed partial class DraftTests
{
    [Theory]
    [InlineData(true, "")]
    [InlineData(true, " and water")]
    [InlineData(false, "")]
    [InlineData(false, " and water")]
    public async Task A_draft_sent_from_one_window_goes_from_the_other_which_says_so(bool isTab, string more)
    {
        var (desk, device) = await OpenAsync();
        var page = desk.Page;
        await Field(page).FillAsync("Take it with food");
        await SavedAsync(page, desk.Conversations[0], "Take it with food");
        var other = isTab ? await page.Context.NewPageAsync() : device;
        await other.GotoAsync($"/inbox/{desk.Conversations[0]}");
        await other.IsLiveAsync();
        await Expect(Field(other)).ToHaveValueAsync("Take it with food");

        await page.Keyboard.TypeAsync(more);
        await page.Keyboard.PressAsync("Control+Enter");

        await Expect(other.Lines().Last).ToContainTextAsync($"Take it with food{more}");
        await Expect(Field(other)).ToHaveValueAsync("");
        await Expect(other.Locator("[data-hint]")).ToHaveTextAsync("This draft was already sent, or deleted, in another window");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_windows_that_send_the_same_draft_at_once_send_it_once()
    {
        var (desk, other) = await OpenAsync();
        var page = desk.Page;
        await Field(page).FillAsync("Take it with food");
        await SavedAsync(page, desk.Conversations[0], "Take it with food");
        await ReloadAsync(other);
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync($"/inbox/{desk.Conversations[0]}");
        await tab.IsLiveAsync();
        var windows = new[] { page, other, tab };
        var (held, asked) = (new TaskCompletionSource(), new List<TaskCompletionSource>());
        foreach (var window in new[] { page, other })
        {
            var mine = new TaskCompletionSource();
            asked.Add(mine);
            await window.RouteAsync("**/messages", async route =>
            {
                mine.TrySetResult();
                await held.Task;
                await route.ContinueAsync();
            });
        }

        foreach (var window in windows)
        {
            await Expect(Field(window)).ToHaveValueAsync("Take it with food");
            await Field(window).FocusAsync();
            await window.Keyboard.PressAsync("Control+Enter");
        }
        await Task.WhenAll(asked.Select(a => a.Task));
        held.SetResult();

        foreach (var window in windows)
        {
            await Expect(window.Locator("[data-list] > li.mine")).ToHaveCountAsync(1);
            await Expect(window.Locator("[data-pending] > li")).ToHaveCountAsync(0);
            await Expect(Field(window)).ToHaveValueAsync("");
        }
        Assert.Equal(["Take it with food"], await SentAsync(desk));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_same_words_written_anew_are_sent_anew_and_what_was_changed_in_the_other_window_stays()
    {
        var (desk, other) = await OpenAsync();
        var page = desk.Page;
        await Field(page).FillAsync("ok");
        await SavedAsync(page, desk.Conversations[0], "ok");
        await ReloadAsync(other);
        await Expect(Field(other)).ToHaveValueAsync("ok");
        await other.RouteAsync("**/draft", _ => Task.CompletedTask); // it saves nothing yet
        await Field(other).FillAsync("ok, and drink enough");

        await page.Keyboard.PressAsync("Control+Enter");
        foreach (var isQuick in new[] { true, false })
        {
            await Field(page).FillAsync("ok");
            if (!isQuick) await SavedAsync(page, desk.Conversations[0], "ok");
            await page.Keyboard.PressAsync("Control+Enter");
        }
        await Expect(page.Locator("[data-list] > li.mine")).ToHaveCountAsync(3);
        await Expect(other.Locator("[data-list] > li.mine")).ToHaveCountAsync(3);
        await Expect(Field(other)).ToHaveValueAsync("ok, and drink enough");
        await other.UnrouteAllAsync();
        await Field(other).FocusAsync();
        await other.Keyboard.PressAsync("Control+Enter");

        await Expect(page.Lines().Last).ToContainTextAsync("ok, and drink enough");
        Assert.Equal(["ok", "ok", "ok", "ok, and drink enough"], await SentAsync(desk));
        await page.Context.CloseAsync();
    }

    private async Task<List<string>> SentAsync(RandomDesk desk)
    {
        await using var db = clinic.Portal.Open();
        return await db.Messages.Where(m => m.ConversationId == desk.Conversations[0] && m.AuthorKind == AuthorKind.Clinician)
            .OrderBy(m => m.Number).Select(m => m.Body).ToListAsync();
    }
}
